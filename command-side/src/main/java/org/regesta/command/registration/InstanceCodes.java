package org.regesta.command.registration;

import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's codes for workflow instances, as its {@code PlatformErrorMessages} has them; the words are ours. */
final class InstanceCodes {

    private InstanceCodes() {}

    static MosipError of(RegistrationRefusal refusal) {
        return switch (refusal) {
            case ALREADY_UNDER_WAY, ALREADY_RECEIVED ->
                new MosipError("RPR-WIS-001", "WorkflowInstance already present");
            case NOT_SYNCED -> invalid("registrationId, nothing was put down for it: create its packet first");
            case NOT_AS_ANNOUNCED -> invalid("process or source, it was put down with others");
            case KEPT_NO_LONGER -> invalid("registrationId, it was kept too long ago: use another");
            case NOT_ASKED, NOT_IN_ADJUDICATION, NOT_A_CANDIDATE, NO_SUCH_REQUEST, OUT_OF_ORDER ->
                invalid("registrationId");
        };
    }

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MISSING_REQUEST -> missing("request");
            case MISSING_FIELD -> missing(field);
            case INVALID_FIELD ->
                invalid(field.equals("process") ? "process, no such comes without a packet from this caller" : field);
            case MALFORMED -> invalid("JSON Parsing Failed");
            case TOO_LARGE -> invalid("request, too large");
            case UNAVAILABLE -> new MosipError("RPR-WIN-002", "Nothing was recorded: send it again later");
        };
    }

    private static MosipError missing(String what) {
        return new MosipError("RPR-WIN-000", "Missing Request Value - " + what);
    }

    private static MosipError invalid(String what) {
        return new MosipError("RPR-WIN-001", "Invalid Request Value - " + what);
    }
}
