package org.regesta.command.resident;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.AuthTypes;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Holders;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipTime;

/** Reads requests to resident services, in the order MOSIP's validator does. */
final class ResidentForm {

    static final String VERSION = "v1";

    private static final Pattern TRANSACTION = Pattern.compile("[A-Za-z0-9]{10}");
    private static final Pattern OTP = Pattern.compile("[0-9]{6}");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Duration OLDEST = Duration.ofHours(24);
    private static final Duration NEWEST = Duration.ofMinutes(30);

    private ResidentForm() {}

    /** @throws MosipRefusal naming {@code id}, {@code version}, {@code requesttime} or saying that nothing is asked */
    static <T> T envelope(MosipRequest<T> envelope, String id, Instant now) {
        same("id", envelope.id(), id);
        same("version", envelope.version(), VERSION);
        Instant asked = MosipTime.parse("requesttime", present("requesttime", envelope.requesttime()));
        if (asked.isBefore(now.minus(OLDEST)) || asked.isAfter(now.plus(NEWEST))) {
            throw invalid("requesttime");
        }
        return envelope.required();
    }

    static Holders.Claim claim(
            @Nullable String transactionId, @Nullable String id, @Nullable String idType, @Nullable String otp) {
        String type = idType == null ? "" : idType;
        if (!type.isEmpty() && !type.equals("UIN") && !type.equals("VID")) {
            throw invalid("individualIdType");
        }
        return new Holders.Claim(
                matching("transactionID", transactionId, TRANSACTION),
                present("individualId", id),
                type,
                matching("otp", otp, OTP));
    }

    static Set<Factor> factors(@Nullable List<@Nullable String> authTypes) {
        Set<Factor> factors = EnumSet.noneOf(Factor.class);
        for (@Nullable String each : authTypes == null ? List.<@Nullable String>of() : authTypes) {
            factors.add(AuthTypes.factor(each == null ? "" : each, "").orElseThrow(() -> invalid("authType")));
        }
        if (factors.isEmpty()) {
            throw invalid("authType");
        }
        return factors;
    }

    /** @param seconds a whole number from 1, as text */
    static Instant until(@Nullable String seconds, Instant now) {
        return now.plusSeconds(Long.parseLong(matching("unlockForSeconds", seconds, SECONDS)));
    }

    static String present(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw invalid(field);
        }
        return value;
    }

    static void same(String field, @Nullable String value, String expected) {
        if (!present(field, value).equals(expected)) {
            throw invalid(field);
        }
    }

    private static String matching(String field, @Nullable String value, Pattern form) {
        if (!form.matcher(present(field, value)).matches()) {
            throw invalid(field);
        }
        return present(field, value);
    }

    private static MosipRefusal invalid(String field) {
        return new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }
}
