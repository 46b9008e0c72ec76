package org.regesta.command.uin;

import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's UIN generator says them: the one table. */
final class UinCodes {

    private UinCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, MISSING_REQUEST, TOO_LARGE -> new MosipError("KER-UIG-004", "Invalid request");
            case MISSING_FIELD, INVALID_FIELD -> new MosipError("KER-UIG-004", "Invalid or missing: " + field);
            case UNAVAILABLE -> new MosipError("KER-UIG-001", "UIN could not be found: try again later");
        };
    }

    static MosipError of(UinClaimRefusal code) {
        return switch (code) {
            case TAKEN -> new MosipError("KER-UIG-003", "Given UIN is not in ISSUED status");
            case NOT_RESERVED -> new MosipError("KER-UIG-002", "Given UIN is not found");
            case MOVED, KEY_CHANGING -> new MosipError("KER-UIG-001", "UIN could not be found: try again later");
            case NONE_LEFT -> new MosipError("KER-UIG-001", "UIN could not be found");
        };
    }
}
