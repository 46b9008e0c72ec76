package org.regesta.server.web;

import org.regesta.wire.BadRequest;

/** What can go wrong with any request, before a rule is asked or because the house cannot answer now. */
enum Fault {
    MALFORMED("malformed", 400, "The request could not be read.", "Send what the API description asks for.", true),
    MISSING_FIELD("missing-field", 400, "A required field is missing or empty.", "Send the field named here.", true),
    INVALID_FIELD("invalid-field", 400, "A field holds what it cannot mean.", "Correct the field named here.", true),
    UNAUTHENTICATED("unauthenticated", 401, "No valid token.", "Get a token at /oauth2/token and send it.", false),
    FORBIDDEN("forbidden", 403, "This is not for your roles.", "Ask an administrator for the role.", false),
    NOT_FOUND("not-found", 404, "There is nothing here.", "See the API description for what there is.", false),
    WRONG_METHOD("wrong-method", 405, "Not with this method.", "See the header Allow for what is.", false),
    NOT_ACCEPTABLE("not-acceptable", 406, "There is no answer in that form.", "Accept application/json.", false),
    ERASED("erased", 410, "The data asked for was erased.", "Nothing can bring it back.", true),
    TOO_LARGE("too-large", 413, "The request is larger than this endpoint takes.", "Send less.", true),
    WRONG_MEDIA_TYPE("wrong-media-type", 415, "Not in this form.", "Send application/json.", false),
    TOO_MANY("too-many", 429, "Too many requests.", "Wait as long as the header Retry-After says.", false),
    UNEXPECTED("unexpected", 500, "Something failed here.", "Report the value of Regesta-Correlation.", true),
    STORAGE_FULL("storage-full", 503, "The disk is full: nothing was recorded.", "Try again later.", true),
    OUTCOME_UNKNOWN(
            "outcome-unknown",
            503,
            "It is not known whether this was recorded.",
            "Repeat it with the same Idempotency-Key: it will take effect once.",
            true),
    VIEW_BEHIND("view-behind", 503, "The view has not yet seen what you wait for.", "Try again.", true);

    private final Problem problem;
    private final boolean meantForRoom;

    Fault(String slug, int status, String title, String detail, boolean meantForRoom) {
        this.problem = new Problem(slug, status, title, detail);
        this.meantForRoom = meantForRoom;
    }

    /** The fault of a status that the container chose. */
    static Fault of(int status) {
        for (Fault fault : values()) {
            if (fault.status() == status) {
                return fault;
            }
        }
        return status < 500 ? MALFORMED : UNEXPECTED;
    }

    Problem problem() {
        return problem;
    }

    int status() {
        return problem.status();
    }

    /** Whether MOSIP's wire answers it inside its envelope with HTTP 200, as for a refusal; else with the status. */
    boolean answeredAsRefusal() {
        return meantForRoom && this != UNEXPECTED;
    }

    /** The reason as every MOSIP endpoint knows it. */
    BadRequest forMosip() {
        return switch (this) {
            case MISSING_FIELD -> BadRequest.MISSING_FIELD;
            case INVALID_FIELD -> BadRequest.INVALID_FIELD;
            case TOO_LARGE -> BadRequest.TOO_LARGE;
            case UNEXPECTED, STORAGE_FULL, OUTCOME_UNKNOWN, VIEW_BEHIND, TOO_MANY -> BadRequest.UNAVAILABLE;
            case MALFORMED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    WRONG_METHOD,
                    NOT_ACCEPTABLE,
                    ERASED,
                    WRONG_MEDIA_TYPE -> BadRequest.MALFORMED;
        };
    }
}
