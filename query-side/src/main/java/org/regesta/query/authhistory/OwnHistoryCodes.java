package org.regesta.query.authhistory;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's resident services' codes for what is wrong with a question about one's own authentications. */
final class OwnHistoryCodes {

    private OwnHistoryCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("RES-SER-418", "Bad Request");
            case MISSING_REQUEST -> new MosipError("RES-SER-410", "Invalid Input Parameter- request");
            case MISSING_FIELD, INVALID_FIELD, TOO_LARGE ->
                new MosipError("RES-SER-410", "Invalid Input Parameter- " + field);
            case UNAVAILABLE -> new MosipError("RES-SER-411", "API resource is not available");
        };
    }

    static MosipError of(OwnHistoryRefusal code) {
        return switch (code) {
            case NOT_PROVEN -> new MosipError("RES-SER-422", "OTP validation failed");
        };
    }
}
