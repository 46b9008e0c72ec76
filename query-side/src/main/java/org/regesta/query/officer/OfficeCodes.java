package org.regesta.query.officer;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's errors for asking who is in office: the one table. */
final class OfficeCodes {

    private OfficeCodes() {}

    static MosipError error(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("KER-ATH-019", "The request is not well-formed");
            case MISSING_REQUEST, MISSING_FIELD -> new MosipError("KER-ATH-019", "Missing: " + field);
            case INVALID_FIELD -> new MosipError("KER-ATH-004", "Error while validating the request - " + field);
            case TOO_LARGE -> new MosipError("KER-ATH-004", "Error while validating the request - too large");
            case UNAVAILABLE -> new MosipError("KER-ATH-500", "Not answered now: try again later");
        };
    }
}
