package org.regesta.command.officer.api;

/** Why an office's rule says no. */
public enum OfficerRefusal {
    /** Someone of that id is in office. */
    ALREADY_APPOINTED,
    /** Nobody of that id is in office. */
    UNKNOWN,
    /** No such centre was opened. */
    CENTRE_UNKNOWN,
    /** The link was used, replaced by a newer one, or never made. */
    LINK_SPENT,
    LINK_EXPIRED,
    /** An authenticator app is enrolled only after signing in by a link. */
    NOT_INVITED,
    /** There is no authenticator app to compare with. */
    NOT_ENROLLED,
    /** Nobody changes their own roles or shuts themselves out. */
    ONESELF,
    /** Nobody who lives in the registry has that number. */
    PERSON_UNKNOWN
}
