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
            case NAME_TAKEN -> new MosipError("KER-KMS-017", "Not Allowed to generate or upload for this key.");
            case NOT_LENT -> new MosipError("KER-JWS-108", "Not allowed for the authenticated token.");
            case CERTIFICATE_UNREADABLE -> new MosipError("KER-KMS-013", "Certificate Parsing Error.");
            case CERTIFICATE_OF_ANOTHER_KEY ->
                new MosipError("KER-KMS-014", "Certificate Key Not Matching with the stored Key.");
            case UNDECIPHERABLE ->
                new MosipError("KER-CRY-003", "data sent to decrypt is without key splitter or invalid");
            case NOT_JSON -> new MosipError("KER-JWS-103", "Data to sign is not valid JSON.");
            case SIGNATURE_UNREADABLE -> new MosipError("KER-JWS-106", "Signature data to verify not valid.");
        };
    }
}
