package org.regesta.command.resident;

import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.resident.api.ResidentRefusal;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's resident services say them: the one table. */
final class ResidentCodes {

    private static final MosipError FAILED =
            new MosipError("RES-SER-402", "Your request is not successful, please try again later.");

    private ResidentCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("RES-SER-418", "Bad Request");
            case MISSING_REQUEST -> new MosipError("RES-SER-410", "Invalid Input Parameter- request");
            case MISSING_FIELD, INVALID_FIELD, TOO_LARGE ->
                new MosipError("RES-SER-410", "Invalid Input Parameter- " + field);
            case UNAVAILABLE -> new MosipError("RES-SER-411", "API resource is not available");
        };
    }

    static MosipError of(Enum<?> code) {
        return switch (code) {
            case ResidentRefusal refusal -> of(refusal);
            case VirtualIdRefusal refusal -> of(refusal);
            case IdentityRefusal refusal -> of(refusal);
            default -> throw new IllegalArgumentException("not one of ours: " + code);
        };
    }

    private static MosipError of(ResidentRefusal code) {
        return switch (code) {
            case NOT_PROVEN -> new MosipError("RES-SER-422", "OTP validation failed");
            case NOT_THEIRS -> new MosipError("RES-SER-013", "Invalid UIN for given VID");
        };
    }

    private static MosipError of(VirtualIdRefusal code) {
        return switch (code) {
            case TOO_MANY ->
                new MosipError("RES-SER-405", "Maximum allowed VIDs are active. Deactivate VID to generate new one.");
            case TAKEN, ALREADY_ISSUED, NONE_LEFT, IDENTITY_BLOCKED, IDENTITY_DEACTIVATED ->
                new MosipError("RES-SER-406", "Exception while creating VID");
            case UNKNOWN, ENDED, DEACTIVATED, REVOKED, EXPIRED, USED, INVALIDATED, DRAFT ->
                new MosipError(
                        "RES-SER-407",
                        "VID revocation request failed. Please visit the nearest registration center for assistance.");
        };
    }

    private static MosipError of(IdentityRefusal code) {
        return switch (code) {
            case UNKNOWN,
                    ERASED,
                    DRAFT_UNKNOWN,
                    ALREADY_ISSUED,
                    EXISTS,
                    HANDLE_TAKEN,
                    UPDATED_TOO_OFTEN,
                    DECEASED,
                    MERGED -> FAILED;
        };
    }
}
