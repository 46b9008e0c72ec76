package org.regesta.command.rid;

import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** What MOSIP's RID generator says: the one table. */
final class RidCodes {

    private RidCodes() {}

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, MISSING_REQUEST, TOO_LARGE -> new MosipError("KER-RIG-999", "Invalid request");
            case MISSING_FIELD -> new MosipError("KER-RIG-001", "Missing: " + field);
            case INVALID_FIELD -> new MosipError("KER-RIG-003", field + " must be five digits");
            case UNAVAILABLE -> new MosipError("KER-RIG-005", "No number could be recorded: try again later");
        };
    }
}
