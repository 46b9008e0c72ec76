package org.regesta.query.registrationstatus;

import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's status codes and errors for {@code registrationstatus/search}: the one table. */
final class StatusSearchCodes {

    private StatusSearchCodes() {}

    /** MOSIP's external status. */
    static String status(Standing standing) {
        return switch (standing) {
            case ANNOUNCED -> "UPLOAD_PENDING";
            case UPLOAD_REFUSED -> "RESEND";
            case RECEIVED -> "RECEIVED";
            case PROCESSING, IN_ADJUDICATION, APPROVED -> "PROCESSING";
            case AWAITING_INFORMATION -> "AWAITING_INFORMATION";
            case REJECTED_INVALID, REJECTED_INFORMATION_MISSING, KEPT_NO_LONGER -> "REREGISTER";
            case REJECTED_DUPLICATE, REJECTED_STOPPED, REJECTED_NOT_THE_PERSON, REJECTED_NOBODY_FOUND -> "REJECTED";
            case FINISHED -> "PROCESSED";
            case VOID -> "REJECTED";
        };
    }

    static MosipError error(RegistrationStatusRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN -> new MosipError("RPR-RGS-031", "RID Not Found");
        };
    }

    static MosipError error(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("RPR-RGS-017", "JSON Parsing Failed");
            case MISSING_REQUEST -> new MosipError("RPR-RGS-013", "Missing Request Value - request");
            case MISSING_FIELD -> new MosipError("RPR-RGS-013", "Missing Request Value - " + field);
            case INVALID_FIELD -> new MosipError("RPR-RGS-014", "Invalid Request Value - " + field);
            case TOO_LARGE -> new MosipError("RPR-RGS-015", "Invalid Request Value - too many at once: " + field);
            case UNAVAILABLE -> new MosipError("RPR-RGS-018", "Not answered now: try again later");
        };
    }
}
