package org.regesta.query.masterdata;

import org.regesta.query.masterdata.api.MasterDataRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's errors for reading master data: the one table. */
final class MasterDataCodes {

    private MasterDataCodes() {}

    static MosipError error(MasterDataRefusal refusal) {
        return switch (refusal) {
            case SCHEMA_UNKNOWN -> new MosipError("KER-SCH-007", "Identity schema not found");
            case NO_SCHEMA -> new MosipError("KER-SCH-008", "No published Identity schema");
            case CENTRE_UNKNOWN -> new MosipError("KER-MSD-042", "Registration Center not found");
            case MACHINE_UNKNOWN -> new MosipError("KER-MSD-030", "Machine not Found");
        };
    }

    static MosipError error(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("KER-MSD-999", "The request is not well-formed");
            case MISSING_REQUEST, MISSING_FIELD -> new MosipError("KER-MSD-999", "Missing: " + field);
            case INVALID_FIELD -> new MosipError("KER-MSD-999", "Invalid: " + field);
            case TOO_LARGE -> new MosipError("KER-MSD-999", "Too large: " + field);
            case UNAVAILABLE -> new MosipError("KER-MSD-500", "Not answered now: try again later");
        };
    }
}
