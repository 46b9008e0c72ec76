package org.regesta.query.idrepository;

import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's ID repository says them when it is asked: the one table. */
final class IdRepositoryCodes {

    private IdRepositoryCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("IDR-IDC-003", "Invalid Request");
            case MISSING_REQUEST -> new MosipError("IDR-IDC-001", "Missing Input Parameter - request");
            case MISSING_FIELD -> new MosipError("IDR-IDC-001", "Missing Input Parameter - " + field);
            case INVALID_FIELD, TOO_LARGE -> new MosipError("IDR-IDC-002", "Invalid Input Parameter - " + field);
            case UNAVAILABLE -> new MosipError("IDR-IDC-006", "Error occured while performing DB operations");
        };
    }

    static MosipError of(Enum<?> code) {
        return switch (code) {
            case IdentityRefusal refusal -> of(refusal);
            case VirtualIdRefusal refusal -> of(refusal);
            case ExtractionRefusal refusal -> of(refusal);
            default -> throw new IllegalArgumentException("not a refusal of the ID repository");
        };
    }

    /** What MOSIP says of a UIN that is not a number where it expects one. */
    static MosipError notANumber() {
        return new MosipError("IDR-IDC-004", "Unknown error occurred");
    }

    private static MosipError of(ExtractionRefusal code) {
        return switch (code) {
            case NOTHING_EXTRACTED ->
                new MosipError("IDR-IDS-009", "Failed to extract template from bio extractor service");
        };
    }

    private static MosipError of(IdentityRefusal code) {
        return switch (code) {
            case ALREADY_ISSUED, EXISTS -> new MosipError("IDR-IDC-012", "Record already exists in DB");
            case UNKNOWN, DECEASED, DRAFT_UNKNOWN, ERASED, MERGED ->
                new MosipError("IDR-IDC-007", "No Record(s) found");
            case HANDLE_TAKEN -> new MosipError("IDR-IDC-014", "Handle record already exists in DB");
            case UPDATED_TOO_OFTEN -> new MosipError("IDR-IDC-013", "Update count limit for the attributes exceeded");
        };
    }

    private static MosipError of(VirtualIdRefusal code) {
        return switch (code) {
            case UNKNOWN -> new MosipError("IDR-IDC-007", "No Record(s) found");
            case TAKEN, NONE_LEFT -> new MosipError("IDR-VID-002", "Failed to generate VID");
            case ALREADY_ISSUED, TOO_MANY ->
                new MosipError("IDR-VID-003", "Could not generate/regenerate VID as per policy");
            case ENDED -> new MosipError("IDR-VID-001", "VID is INVALIDATED");
            case DEACTIVATED, REVOKED, EXPIRED, USED, INVALIDATED, DRAFT ->
                new MosipError("IDR-VID-001", "VID is " + code.name());
            case IDENTITY_BLOCKED -> new MosipError("IDR-VID-004", "BLOCKED UIN");
            case IDENTITY_DEACTIVATED -> new MosipError("IDR-VID-004", "DEACTIVATED UIN");
        };
    }
}
