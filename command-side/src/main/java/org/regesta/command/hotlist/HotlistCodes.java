package org.regesta.command.hotlist;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** What MOSIP's hotlist service says of bad requests; its rules refuse nothing. */
final class HotlistCodes {

    static final String ENVELOPE_ID = "mosip.hotlist";

    private HotlistCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED ->
                new MosipError("ADM-HTL-002", "Invalid Input Parameter - not JSON of the shape described");
            case MISSING_REQUEST -> new MosipError("ADM-HTL-001", "Missing Input Parameter - request");
            case MISSING_FIELD -> new MosipError("ADM-HTL-001", "Missing Input Parameter - " + field);
            case INVALID_FIELD -> new MosipError("ADM-HTL-002", "Invalid Input Parameter - " + field);
            case TOO_LARGE -> new MosipError("ADM-HTL-002", "Invalid Input Parameter - " + field + " is too large");
            case UNAVAILABLE ->
                new MosipError("ADM-HTL-003", "Could not process the request: try again later with the same request");
        };
    }
}
