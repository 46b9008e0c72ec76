package org.regesta.auth.ida;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.IdType;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.regesta.wire.Digits;

/** Whom a request is about: the number it gives, its kind, and whether it can be such a number at all. */
record Individual(IdType type, String number) {

    private static final Pattern UIN = Pattern.compile("[2-9][0-9]{9,11}");
    private static final Pattern HANDLE = Pattern.compile(".{1,256}@[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern VID = Pattern.compile("[2-9][0-9]{15}");

    @Override
    public String toString() {
        return "Individual[" + type + "]"; // the number stays out of logs
    }

    /** @throws Denied MISSING_INPUT, INVALID_INPUT, UIN_INVALID or VID_INVALID */
    static Individual of(Fields envelope) {
        String number = envelope.required("individualId");
        Optional<String> given = envelope.text("individualIdType");
        if (envelope.isBlank("individualIdType")) {
            throw envelope.missing("individualIdType"); // it may be left out, not left empty
        }
        if (given.isEmpty()) {
            return isUin(number) || !isVid(number) ? uin(number) : new Individual(IdType.VID, number);
        }
        return switch (given.get().toUpperCase(Locale.ROOT)) {
            case "UIN" -> uin(number);
            case "VID" -> vid(number);
            case "HANDLE" -> handle(number, envelope);
            case "USERID" -> throw new Denied(AuthRefusal.ID_TYPE_NOT_OFFERED, "USERID"); // MOSIP's, for officers
            default -> throw envelope.invalid("individualIdType");
        };
    }

    /** As MOSIP: a value, and behind the last @ the field it stands in; in small letters, as it is bound. */
    private static Individual handle(String text, Fields envelope) {
        if (!HANDLE.matcher(text).matches()) {
            throw envelope.invalid("individualId");
        }
        return new Individual(IdType.HANDLE, text.toLowerCase(Locale.ROOT));
    }

    /** @throws Denied ID_UNKNOWN or VID_EXPIRED */
    Person in(People people, Instant at) {
        return people.find(type, number, at);
    }

    private static Individual uin(String number) {
        if (!isUin(number)) {
            throw new Denied(AuthRefusal.UIN_INVALID);
        }
        return new Individual(IdType.UIN, number);
    }

    private static Individual vid(String number) {
        if (!isVid(number)) {
            throw new Denied(AuthRefusal.VID_INVALID);
        }
        return new Individual(IdType.VID, number);
    }

    private static boolean isUin(String number) {
        return UIN.matcher(number).matches() && Digits.checked(number);
    }

    private static boolean isVid(String number) {
        return VID.matcher(number).matches() && Digits.checked(number);
    }
}
