package org.regesta.query.authhistory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Caller;
import org.regesta.ports.Holders;
import org.regesta.ports.Reads;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's resident services: {@code POST /resident/v1/req/auth-history}. */
@RestController
@Tag(name = "Resident services")
class OwnHistoryEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.resident.authhistory";
    private static final Pattern TRANSACTION = Pattern.compile("[A-Za-z0-9]{10}");
    private static final Pattern OTP = Pattern.compile("[0-9]{6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10,16}");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Duration OLDEST = Duration.ofHours(24);
    private static final Duration NEWEST = Duration.ofMinutes(30);
    private static final int USUAL = 100;

    private final OwnHistory history;
    private final Caller caller;
    private final Clock clock;

    OwnHistoryEndpoint(OwnHistory history, Caller caller, Clock clock) {
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code AuthHistoryRequestDTO}: pages count from 1, and come with their size or not at all. */
    record Body(
            @Nullable String transactionID,
            @Nullable String individualId,
            @Nullable String otp,
            @Nullable String pageStart,
            @Nullable String pageFetch) {
        @Override
        public String toString() {
            return "Body"; // number and OTP stay out of logs
        }
    }

    /** MOSIP's {@code AuthTxnDetailsDTO}; date and time are UTC's. */
    record Entry(
            long serialNumber,
            String idUsed,
            String authModality,
            String date,
            String time,
            String partnerName,
            String partnerTransactionId,
            String authResponse,
            String responseCode) {
        static Entry of(long number, AuthTransaction one) {
            String[] when = one.requestdatetime().replace("Z", "").split("T", 2);
            return new Entry(
                    number,
                    one.referenceIdType(),
                    one.authtypeCode(),
                    when[0],
                    when[1],
                    one.entityName(),
                    one.transactionID(),
                    one.statusComment(),
                    one.statusCode());
        }
    }

    /** MOSIP's {@code AuthHistoryResponseDTO}. */
    record Answer(List<Entry> authHistory, String message) {}

    @PostMapping("/resident/v1/req/auth-history")
    @Reads(ResidentHistoryView.NAME)
    @Operation(summary = "What one was authenticated for oneself, newest first, by an OTP asked for before")
    MosipResponse<Answer> history(@RequestBody MosipRequest<Body> request) {
        Body body = opened(request);
        String number = matching("individualId", body.individualId(), NUMBER);
        String otp = matching("otp", body.otp(), OTP);
        String transaction = matching("transactionID", body.transactionID(), TRANSACTION);
        boolean paged = isGiven(body.pageStart()) || isGiven(body.pageFetch());
        int size = paged ? Integer.parseInt(matching("pageFetch", body.pageFetch(), SIZE)) : USUAL;
        long skip = paged ? (Long.parseLong(matching("pageStart", body.pageStart(), PAGE)) - 1) * size : 0;
        OwnHistory.Told told = history.of(
                new Holders.Claim(transaction, number, "", otp), skip, size, caller.attribution("read-by-holder"));
        List<Entry> entries = new ArrayList<>();
        told.newestFirst().forEach(one -> entries.add(Entry.of(skip + entries.size() + 1, one)));
        String message = told.told()
                ? "Notification has been sent to the provided contact detail(s)"
                : "Done; there is no address to write to.";
        return MosipResponse.of(ID, envelopeVersion(), clock.instant(), new Answer(entries, message));
    }

    private Body opened(MosipRequest<Body> request) {
        Instant now = clock.instant();
        if (!ID.equals(request.id())) {
            throw invalid("id");
        }
        if (!envelopeVersion().equals(request.version())) {
            throw invalid("version");
        }
        if (request.requesttime() == null) {
            throw invalid("requesttime");
        }
        Instant asked = MosipTime.parse("requesttime", request.requesttime());
        if (asked.isBefore(now.minus(OLDEST)) || asked.isAfter(now.plus(NEWEST))) {
            throw invalid("requesttime");
        }
        return request.required();
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String matching(String field, @Nullable String value, Pattern form) {
        if (value == null || !form.matcher(value).matches()) {
            throw invalid(field);
        }
        return value;
    }

    private static MosipRefusal invalid(String field) {
        return new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public String envelopeVersion() {
        return "v1";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return OwnHistoryCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return code instanceof OwnHistoryRefusal refusal
                ? OwnHistoryCodes.of(refusal)
                : OwnHistoryCodes.of(BadRequest.UNAVAILABLE, "");
    }
}
