package org.regesta.query.identitycard;

import java.util.Set;
import org.regesta.ports.SealedAs;

/** Which attributes of a card a role may see: the one table. A role that is not in it sees none. */
final class CardFields {

    /** What is needed to see that the person at the desk is the one on the card, and to serve them. */
    private static final Set<String> AT_THE_DESK = Set.of(
            "fullName",
            "firstName",
            "middleName",
            "lastName",
            "dateOfBirth",
            "gender",
            "residenceStatus",
            SealedAs.UIN,
            SealedAs.VID);

    private CardFields() {}

    static boolean maySee(String role, String attribute) {
        return switch (role) {
            case "REGISTRATION_ADMIN", "REGISTRATION_SUPERVISOR" -> true;
            case "REGISTRATION_OFFICER" -> AT_THE_DESK.contains(attribute);
            default -> false;
        };
    }
}
