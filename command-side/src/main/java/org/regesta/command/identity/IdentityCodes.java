package org.regesta.command.identity;

import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's identity service says them: the one table. */
final class IdentityCodes {

    static final String VERSION = "v1";

    private IdentityCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("IDR-IDC-003", "Invalid Request");
            case MISSING_REQUEST -> new MosipError("IDR-IDC-001", "Missing Input Parameter - request");
            case MISSING_FIELD -> new MosipError("IDR-IDC-001", "Missing Input Parameter - " + field);
            case INVALID_FIELD, TOO_LARGE -> new MosipError("IDR-IDC-002", "Invalid Input Parameter - " + field);
            case UNAVAILABLE -> new MosipError("IDR-IDC-006", "Error occured while performing DB operations");
        };
    }

    static MosipError of(IdentityRefusal code) {
        return switch (code) {
            case ALREADY_ISSUED, EXISTS -> new MosipError("IDR-IDC-012", "Record already exists in DB");
            case UNKNOWN, DRAFT_UNKNOWN, ERASED, MERGED -> new MosipError("IDR-IDC-007", "No Record(s) found");
            case HANDLE_TAKEN -> new MosipError("IDR-IDC-014", "Handle record already exists in DB");
            case DECEASED -> new MosipError("IDR-IDC-002", "Invalid Input Parameter - status");
            case UPDATED_TOO_OFTEN -> new MosipError("IDR-IDC-013", "Update count limit for the attributes exceeded");
        };
    }

    /** What the auth-type request alone is refused with: MOSIP fails there before it names a field. */
    static MosipError unknown() {
        return new MosipError("IDR-IDC-004", "Unknown error occurred");
    }
}
