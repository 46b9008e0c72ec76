package org.regesta.command.key;

import java.util.Set;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's key manager says them. */
final class KeyCodes {

    /** MOSIP answers with none; ours is always this one. */
    static final String ENVELOPE_ID = "mosip.keymanager";

    private static final String INVALID = "KER-KMS-005";

    /** Fields of what is encrypted or opened that are base64. */
    private static final Set<String> ENCODED = Set.of("data", "salt", "aad");

    private KeyCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, MISSING_REQUEST -> new MosipError(INVALID, "Invalid request");
            case MISSING_FIELD ->
                new MosipError(INVALID, "Invalid request - " + field + " should not be null or empty");
            case INVALID_FIELD -> new MosipError(INVALID, "Invalid request - " + field);
            case TOO_LARGE -> new MosipError(INVALID, "Invalid request - too large");
            case UNAVAILABLE -> new MosipError("KER-KMS-500", "Nothing is stored for now: try again later");
        };
    }

    /** As MOSIP's crypto manager says them, which encrypts and opens. */
    static MosipError crypto(BadRequest why, String field) {
        boolean isData = why == BadRequest.INVALID_FIELD && ENCODED.contains(field);
        return isData ? new MosipError("KER-CRY-003", "not base64 encoded - " + field) : of(why, field);
    }

    static MosipError crypto(KeyRefusal code) {
        return switch (code) {
            case OF_ANOTHER ->
                new MosipError("KER-KMS-018", "Not Allowed to perform decryption with other domain key.");
            case NOT_LENT ->
                new MosipError("KER-CRY-012", "Not Allowed to perform decryption for the authenticated token.");
            default -> of(code);
        };
    }

    /** As MOSIP's signature service says them. */
    static MosipError signature(KeyRefusal code) {
        return code == KeyRefusal.OF_ANOTHER
                ? new MosipError(
                        "KER-KMS-020", "Signing operation not allowed for the provided application id & reference id.")
                : of(code);
    }

    static MosipError of(KeyRefusal code) {
        return switch (code) {
            case APPLICATION_UNKNOWN ->
                new MosipError("KER-KMS-002", "ApplicationId not found in Key Policy. Key/CSR generation not allowed.");
            case REFERENCE_UNKNOWN ->
                new MosipError("KER-KMS-010", "Reference Id Not Supported for the Application ID.");
            case OF_ANOTHER ->
                new MosipError("KER-KMS-022", "CSR Generation not allowed for the provided App Id & Ref Id.");
            case NOT_GENERATED -> new MosipError("KER-KMS-016", "Not allowed to generate new key pair for this name.");
            case NOT_UPLOADED -> new MosipError("KER-KMS-015", "Upload of certificate will not be allowed.");
            case NOT_REVOKED -> new MosipError("KER-KMS-021", "Key Revocation not allowed.");
            case NOT_LENT -> new MosipError("KER-JWS-108", "Signing data not allowed for the authenticated token.");
            case CERTIFICATE_UNREADABLE -> new MosipError("KER-KMS-013", "Certificate Parsing Error.");
            case CERTIFICATE_OF_ANOTHER_KEY ->
                new MosipError("KER-KMS-014", "Certificate Key Not Matching with stored Key.");
            case UNDECIPHERABLE ->
                new MosipError("KER-CRY-003", "data sent to decrypt is without key splitter or invalid");
            case NOT_JSON -> new MosipError("KER-JWS-103", "Data to sign is not valid JSON.");
            case SIGNATURE_UNREADABLE -> new MosipError("KER-JWS-106", "Signature data to verify not valid.");
            case SIGNER_ENDED -> new MosipError("KER-JWS-107", "Signature verification certificate not valid.");
            case SIGNATURE_WRONG -> new MosipError("KER-CSS-101", "Validation Unsuccessful");
        };
    }
}
