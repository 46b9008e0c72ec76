package org.regesta.command.virtualid;

import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's VID service says them: the one table. */
final class VirtualIdCodes {

    private VirtualIdCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("IDR-IDC-003", "Invalid Request");
            case MISSING_REQUEST -> new MosipError("IDR-IDC-001", "Missing Input Parameter - request");
            case MISSING_FIELD -> new MosipError("IDR-IDC-001", "Missing Input Parameter - " + field);
            case INVALID_FIELD, TOO_LARGE -> new MosipError("IDR-IDC-002", "Invalid Input Parameter - " + field);
            case UNAVAILABLE -> new MosipError("IDR-IDC-006", "Error occured while performing DB operations");
        };
    }

    static MosipError of(VirtualIdRefusal code) {
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
