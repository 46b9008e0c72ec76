package org.regesta.query.registrationstatus;

import java.util.List;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.query.registrationstatus.TransactionCodes.Step;

/** What happened to a registration, as MOSIP's stages would have told it. */
final class StepCodes {

    private StepCodes() {}

    /** None for what is no end of a stage of MOSIP's. */
    static List<Step> of(RegistrationEvent event) {
        return switch (event) {
            case RegistrationEvent.PacketReceived e ->
                List.of(
                        Step.done("PACKET_RECEIVER", "RPR-PKR-SUCCESS-001", "Packet has reached Packet Receiver"),
                        Step.done("UPLOAD_PACKET", "RPR-PKU-SUCCESS-001", "Packet is Uploaded to Packet Store"));
            case RegistrationEvent.UploadRefused e -> List.of(TransactionCodes.of(e.fault()));
            case RegistrationEvent.FoundInvalid e ->
                e.faults().stream().map(TransactionCodes::of).distinct().toList();
            case RegistrationEvent.Validated e ->
                List.of(Step.done("VALIDATE_PACKET", "RPR-PKV-SUCCESS-001", "Packet Validation is Successful"));
            case RegistrationEvent.QualityGraded e -> List.of(quality(e));
            case RegistrationEvent.CorrectionRefused e ->
                e.faults().stream().map(TransactionCodes::of).distinct().toList();
            case RegistrationEvent.Corrected e ->
                List.of(Step.done("VALIDATE_PACKET", "RPR-PKV-SUCCESS-001", "Packet Validation is Successful"));
            case RegistrationEvent.InformationAsked e ->
                List.of(Step.done(
                        "INTERNAL_WORKFLOW_ACTION",
                        "RPR-WIA-SUCCESS-005",
                        "Packet is paused and additional information is requested"));
            case RegistrationEvent.DemographicsCompared e ->
                List.of(
                        e.candidates().isEmpty()
                                ? Step.done(
                                        "DEMOGRAPHIC_VERIFICATION", "RPR-DDP-SUCCESS-001", "Demo Dedupe is Successful")
                                : Step.failed(
                                        "DEMOGRAPHIC_VERIFICATION",
                                        "RPR-DDP-FAILED-002",
                                        "Potential Demo Match was Found"));
            case RegistrationEvent.BiometricsCompared e ->
                List.of(
                        e.candidates().isEmpty()
                                ? Step.done(
                                        "BIOGRAPHIC_VERIFICATION",
                                        "RPR-BDP-SUCCESS-002",
                                        "Biometric Deduplication is Successful")
                                : Step.failed(
                                        "BIOGRAPHIC_VERIFICATION",
                                        "RPR-BDP-FAILED-001",
                                        "Potential Biometric Match Found while Processing Packet"));
            case RegistrationEvent.Adjudicated e ->
                List.of(
                        e.decision() == AdjudicationDecision.DUPLICATE
                                ? Step.failed(
                                        "MANUAL_ADJUDICATION", "RPR-MNV-FAILED-002", "Match Found by Manual Verifier")
                                : Step.done(
                                        "MANUAL_ADJUDICATION",
                                        "RPR-MNV-SUCCESS-001",
                                        "Match Not Found by Manual Verifier"));
            default -> List.of(); // steps of our own, and what MOSIP keeps no transaction of
        };
    }

    private static Step quality(RegistrationEvent.QualityGraded graded) {
        String type = "QUALITY_CLASSIFIER";
        return graded.poor().isEmpty()
                ? Step.done(type, "RPR-QCK-SUCCESS-002", "Biometric Quality Check is Successful")
                : Step.failed(
                        type, "RPR-QCK-FAILED-001", "Quality Score of Biometrics Captured is Below the Threshold");
    }
}
