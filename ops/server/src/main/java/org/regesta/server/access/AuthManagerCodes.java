package org.regesta.server.access;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's token service says them. */
final class AuthManagerCodes {

    static final String ENVELOPE_ID = "mosip.authmanager";

    private static final String INVALID = "KER-ATH-019";

    private AuthManagerCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError(INVALID, "request cannot be read");
            case MISSING_REQUEST -> new MosipError(INVALID, "request should not be null or empty");
            case MISSING_FIELD -> new MosipError(INVALID, field + " should not be null or empty");
            case INVALID_FIELD -> new MosipError("KER-ATH-004", "Error while validating the request - " + field);
            case TOO_LARGE -> new MosipError("KER-ATH-004", "Error while validating the request - too large");
            case UNAVAILABLE -> new MosipError("KER-ATH-500", "Nothing is stored for now: try again later");
        };
    }

    static MosipError of(SignInRefusal code) {
        return switch (code) {
            case NOT_PROVEN -> new MosipError("KER-ATH-401", "Authentication Failed");
            case TOKEN_MISSING -> new MosipError("KER-ATH-007", "Token is not present in cookies");
            case ID_TYPE_UNKNOWN -> new MosipError("401", "Invalid User Id type");
            case TOO_OFTEN -> new MosipError("KER-ATH-429", "Too many attempts: wait a minute");
        };
    }
}
