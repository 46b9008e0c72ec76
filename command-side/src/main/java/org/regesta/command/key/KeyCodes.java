package org.regesta.command.key;

import org.regesta.command.key.api.KeyRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's key manager says them. */
final class KeyCodes {

    /** MOSIP answers with none; ours is always this one. */
    static final String ENVELOPE_ID = "mosip.keymanager";

    private static final String INVALID = "KER-KMS-005";

    private KeyCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, MISSING_REQUEST -> new MosipError(INVALID, "Invalid request");
            case MISSING_FIELD -> new MosipError("KER-KMS-028", "Missing Input Parameter - " + field);
            case INVALID_FIELD -> new MosipError(INVALID, "Invalid request - " + field);
            case TOO_LARGE -> new MosipError(INVALID, "Invalid request - too large");
            case UNAVAILABLE -> new MosipError("KER-KMS-500", "Nothing is stored for now: try again later");
        };
    }

    static MosipError of(KeyRefusal code) {
        return switch (code) {
            case APPLICATION_UNKNOWN -> new MosipError("KER-KMS-002", "ApplicationId not found in Key Policy.");
            case REFERENCE_UNKNOWN ->
                new MosipError("KER-KMS-010", "Reference Id Not Supported for the Application ID.");
        };
    }
}
