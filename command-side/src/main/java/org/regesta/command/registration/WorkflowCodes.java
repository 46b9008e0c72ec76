package org.regesta.command.registration;

import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's codes for workflow actions, as its {@code PlatformErrorMessages} has them; the words are ours. */
final class WorkflowCodes {

    private WorkflowCodes() {}

    static MosipError of(RegistrationRefusal refusal) {
        return switch (refusal) {
            case NOT_SYNCED, KEPT_NO_LONGER ->
                new MosipError("RPR-WAA-003", "Workflow id not found in registration table");
            case ALREADY_RECEIVED,
                    NOT_AS_ANNOUNCED,
                    ALREADY_UNDER_WAY,
                    NOT_ASKED,
                    NOT_IN_ADJUDICATION,
                    NOT_A_CANDIDATE,
                    NO_SUCH_REQUEST,
                    OUT_OF_ORDER -> new MosipError("RPR-WAA-004", "Workflow id is not PAUSED");
        };
    }

    static MosipError of(CaseRefusal refusal) {
        return switch (refusal) {
            case OWN_CASE, OWN_PACKET, HAD_A_HAND_IN_IT, TAKEN_AWAY_BEFORE ->
                new MosipError("KER-ATH-403", "Forbidden: somebody else decides it");
            case CLAIMED_BY_ANOTHER, OTHERS_TURN, NOT_CLAIMED, NOTHING_TO_APPEAL ->
                new MosipError("RPR-WAA-004", "Workflow id is not PAUSED: it is another's to decide");
        };
    }

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MISSING_REQUEST -> new MosipError("RPR-WAA-000", "Missing Request Value - request");
            case MISSING_FIELD -> new MosipError("RPR-WAA-000", "Missing Request Value - " + field);
            case INVALID_FIELD ->
                field.equals("workflowAction")
                        ? new MosipError("RPR-WAS-000", "Workflow Action not supported")
                        : new MosipError("RPR-WAA-001", "Invalid Request Value - " + field);
            case TOO_LARGE -> new MosipError("RPR-WAA-001", "Invalid Request Value - too many at once: " + field);
            case MALFORMED -> new MosipError("RPR-WAA-001", "Invalid Request Value - JSON Parsing Failed");
            case UNAVAILABLE -> new MosipError("RPR-WAA-002", "Not all of it was recorded: send it again later");
        };
    }
}
