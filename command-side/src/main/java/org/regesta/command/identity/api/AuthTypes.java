package org.regesta.command.identity.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.regesta.events.identity.Factor;

/** Factors by the names they have on the wire: {@code otp}, {@code otp-phone}, {@code demo}, {@code bio-FINGER} … */
public final class AuthTypes {

    private AuthTypes() {}

    public static String type(Factor factor) {
        return switch (factor) {
            case OTP, OTP_BY_PHONE, OTP_BY_EMAIL -> "otp";
            case DEMOGRAPHICS -> "demo";
            case FINGER, IRIS, FACE -> "bio";
        };
    }

    public static Optional<String> subType(Factor factor) {
        return switch (factor) {
            case OTP, DEMOGRAPHICS -> Optional.empty();
            case OTP_BY_PHONE -> Optional.of("phone");
            case OTP_BY_EMAIL -> Optional.of("email");
            case FINGER -> Optional.of("FINGER");
            case IRIS -> Optional.of("IRIS");
            case FACE -> Optional.of("FACE");
        };
    }

    /** @param type may hold the subtype, {@code bio-FINGER}; {@code subType}: empty for none */
    public static Optional<Factor> factor(String type, String subType) {
        String asked = (subType.isBlank() || subType.equalsIgnoreCase("null") ? type : type + "-" + subType)
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(Factor.values())
                .filter(factor -> name(factor).equals(asked))
                .findFirst();
    }

    private static String name(Factor factor) {
        return subType(factor)
                .map(sub -> type(factor) + "-" + sub.toLowerCase(Locale.ROOT))
                .orElse(type(factor));
    }
}
