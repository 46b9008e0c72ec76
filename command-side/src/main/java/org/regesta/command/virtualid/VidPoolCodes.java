package org.regesta.command.virtualid;

import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's VID generator says them. */
final class VidPoolCodes {

    private VidPoolCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, MISSING_REQUEST, TOO_LARGE -> new MosipError("KER-VID-500", "Invalid request");
            case MISSING_FIELD -> new MosipError("KER-VID-003", "VID expiry date is empty: " + field);
            case INVALID_FIELD -> new MosipError("KER-VID-004", "VID expiry date is invalid: " + field);
            case UNAVAILABLE -> unavailable();
        };
    }

    static MosipError of(VirtualIdRefusal code) {
        return switch (code) {
            case UNKNOWN,
                    TAKEN,
                    NONE_LEFT,
                    ALREADY_ISSUED,
                    TOO_MANY,
                    ENDED,
                    DEACTIVATED,
                    REVOKED,
                    EXPIRED,
                    USED,
                    INVALIDATED,
                    DRAFT,
                    IDENTITY_BLOCKED,
                    IDENTITY_DEACTIVATED -> unavailable();
        };
    }

    private static MosipError unavailable() {
        return new MosipError("KER-VID-001", "VID not available: try again");
    }
}
