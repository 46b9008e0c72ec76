package org.regesta.ports;

/** How keys are named. */
public final class KeyRefs {

    private KeyRefs() {}

    /** The applicant of a registration. */
    public static String registration(String registrationId) {
        return "registration:" + registrationId;
    }

    /** The guardian named in a child's packet: a data subject of their own. */
    public static String guardian(String registrationId) {
        return "guardian:" + registrationId;
    }

    public static String subject(String subject) {
        return "subject:" + subject;
    }

    public static String officer(String officerId) {
        return "officer:" + officerId;
    }

    public static String partner(String partnerId) {
        return "partner:" + partnerId;
    }

    /** What another system keeps in our matcher: one insertion of one reference. */
    public static String reference(String entryId) {
        return "reference:" + entryId;
    }

    /** Whom to ask at a registration centre. */
    public static String centre(String centreId) {
        return "centre:" + centreId;
    }
}
