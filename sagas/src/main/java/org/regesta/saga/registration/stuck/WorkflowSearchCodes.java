package org.regesta.saga.registration.stuck;

import org.regesta.saga.registration.Wait;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's status codes and errors for workflow searches: the one table. */
final class WorkflowSearchCodes {

    private WorkflowSearchCodes() {}

    static final String PAUSED = "PAUSED_FOR_ADDITIONAL_INFO";
    static final String PROCESSING = "PROCESSING";

    /** MOSIP's internal status of what is under way. */
    static String status(Wait wait) {
        return wait.paused() ? PAUSED : PROCESSING;
    }

    /** MOSIP's name of the stage that something waits for. */
    static String stage(Wait wait) {
        return switch (wait) {
            case PACKET -> "PacketReceiverStage";
            case VALIDATE, CORRECT -> "PacketValidatorStage";
            case CLASSIFY, INFORMATION -> "QualityClassifierStage";
            case ENROL, COMPARE_BIOMETRICS, IDENTIFY, GALLERY -> "BioDedupeStage";
            case COMPARE_DEMOGRAPHICS -> "DemoDedupeStage";
            case ISSUE, APPLY -> "UinGeneratorStage";
            case AUTHENTICATE -> "BiometricAuthenticationStage";
            case INTRODUCE -> "IntroducerValidatorStage";
            case NEXT_STEP, NOTICE -> "WorkflowInternalActionStage";
            case CANDIDATES, ADJUDICATION -> "ManualAdjudicationStage";
        };
    }

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("RPR-WAA-001", "Invalid Request Value - JSON Parsing Failed");
            case MISSING_REQUEST -> new MosipError("RPR-WAA-000", "Missing Request Value - request");
            case MISSING_FIELD -> new MosipError("RPR-WAA-000", "Missing Request Value - " + field);
            case INVALID_FIELD, TOO_LARGE -> new MosipError("RPR-WAA-001", "Invalid Request Value - " + field);
            case UNAVAILABLE -> new MosipError("RPR-WAA-002", "Not answered now: try again later");
        };
    }
}
