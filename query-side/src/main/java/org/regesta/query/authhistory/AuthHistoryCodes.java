package org.regesta.query.authhistory;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP IDA's codes and words for what is wrong with a question about someone's authentications. */
final class AuthHistoryCodes {

    private AuthHistoryCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, TOO_LARGE, UNAVAILABLE, MISSING_REQUEST ->
                new MosipError("IDA-MLC-007", "Request could not be processed. Please try again");
            case MISSING_FIELD -> new MosipError("IDA-MLC-006", "Missing Input Parameter - " + field);
            case INVALID_FIELD -> new MosipError("IDA-MLC-009", "Invalid Input Parameter - " + field);
        };
    }

    static MosipError of(AuthHistoryRefusal refusal) {
        return switch (refusal) {
            case NOBODY -> new MosipError("IDA-MLC-018", "ID not available in database");
        };
    }
}
