package org.regesta.query.registrationstatus;

import org.regesta.events.registration.Fault;
import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's transaction types and sub-status codes, as its {@code StatusUtil} has them: the one table. */
final class TransactionCodes {

    private static final String SUCCESS = "SUCCESS";
    private static final String FAILED = "FAILED";
    private static final String VALIDATE = "VALIDATE_PACKET";
    private static final String PLACE = "CMD_VALIDATION";

    private TransactionCodes() {}

    /**
     * What one stage came to.
     *
     * @param type MOSIP's transaction type
     */
    record Step(String type, String status, String subStatus, String comment) {

        static Step done(String type, String subStatus, String comment) {
            return new Step(type, SUCCESS, subStatus, comment);
        }

        static Step failed(String type, String subStatus, String comment) {
            return new Step(type, FAILED, subStatus, comment);
        }
    }

    static Step of(Fault fault) {
        return switch (fault.code()) {
            case SIZE, ARCHIVE, ARCHIVE_NAME, FILE_MISSING, FILE_UNREADABLE ->
                Step.failed(VALIDATE, "RPR-PKV-FAILED-001", "File Validation Failed");
            case SCHEMA_UNKNOWN, SCHEMA, TEXT, DATE ->
                Step.failed(VALIDATE, "RPR-PKV-FAILED-002", "Schema Validation Failed");
            case DATA_HASH -> Step.failed(VALIDATE, "RPR-PKV-FAILED-003", "Check Sum Validation Failed");
            case DOCUMENT -> Step.failed(VALIDATE, "RPR-PKV-FAILED-005", "Applicant Document Validation Failed");
            case MASTER_DATA -> Step.failed(VALIDATE, "RPR-PKV-FAILED-006", "Master Data Validation Failed");
            case REFERENCE -> Step.failed(VALIDATE, "RPR-PKV-FAILED-010", "RID & Type not matched from sync table");
            case SUPERVISOR -> Step.failed(VALIDATE, "RPR-PKV-FAILED-011", "Rejected by Supervisor");
            case SIGNATURE -> Step.failed(VALIDATE, "RPR-PKV-FAILED-012", "Packet validation failed in packet manager");
            case BIOMETRIC_RECORD -> Step.failed(VALIDATE, "RPR-PKV-FAILED-013", "Biometric file validation failed");
            case CBEFF -> Step.failed(VALIDATE, "RPR-PKV-FAILED-015", "XSD validation failed.");
            case SAMPLE_SIGNATURE ->
                Step.failed(VALIDATE, "RPR-PKV-FAILED-016", "Biometric Signature validation failed");
            case PACKET_HASH ->
                Step.failed("UPLOAD_PACKET", "RPR-PKU-FAILED-005", "Packet Hash Code Validation Failed");
            case VIRUS -> Step.failed("VIRUS_SCAN", "RPR-PKU-FAILED-006", "Packet is Virus Infected");
            case ENCRYPTION -> Step.failed("UPLOAD_PACKET", "RPR-PKU-FAILED-007", "Packet Decryption Failed");
            case CENTRE_OR_MACHINE -> place(fault.where());
            case OFFICER -> officer(fault.where());
            case OFFICER_PROOF -> officersProof(fault.where());
            case DEVICE_UNKNOWN -> Step.failed(PLACE, "RPR-CMD-FAILED-008", "Device Not Found in Master DB");
            case DEVICE_ELSEWHERE -> Step.failed(PLACE, "RPR-CMD-FAILED-006", "Center-Device Mapping Not Found");
            case DEVICE_DECOMMISSIONED ->
                Step.failed(PLACE, "RPR-CMD-FAILED-007", "Center-Device Mapping was InActive during Packet Creation");
            case DEVICE_HOTLISTED -> Step.failed(PLACE, "RPR-CMD-FAILED-017", "Device has been hot listed");
            case DEVICE_SIGNATURE -> Step.failed(PLACE, "RPR-CMD-FAILED-018", "DigitalId signature Validation Failed");
            case DEVICE_TIME ->
                Step.failed(
                        PLACE,
                        "RPR-CMD-FAILED-016",
                        "digital id timestamp is not within acceptable time range of packet creation time");
            case HOTLISTED ->
                fault.where().equals("centerId") || fault.where().equals("machineId")
                        ? place(fault.where())
                        : officer(fault.where());
            case OUT_OF_HOURS ->
                Step.failed(PLACE, "RPR-CMD-FAILED-010", "Packet was Not Created during Working Hours");
            case POSITION -> Step.failed(PLACE, "RPR-CMD-FAILED-001", "GPS Details are Not Found in Packet");
            case ONE_OFFICER -> officersProof("supervisorId");
            case NOT_THE_PERSON ->
                Step.failed("BIOMETRIC_AUTHENTICATION", "RPR-BAU-FAILED-001", "Biometric Authentication has Failed");
            case INTRODUCER ->
                Step.failed(
                        "INTRODUCER_VALIDATION", "RPR-IVM-FAILED-001", "INTRODUCER Biometric Authentication Failed");
            case INTRODUCER_REJECTED ->
                Step.failed(
                        "INTRODUCER_VALIDATION", "RPR-IVM-FAILED-006", "Packet Rejected as Parent Packet is Rejected");
            case UPDATE_LIMIT, HANDLE_TAKEN ->
                Step.failed("UIN_GENERATOR", "RPR-UIN-FAILED-005", "UIN Updation failed");
            case GUARDIAN ->
                Step.failed(
                        "INTRODUCER_VALIDATION", "RPR-IVM-FAILED-002", "UIN or RID of Introducer Not Found in Packet");
        };
    }

    private static Step place(String where) {
        return where.equals("centerId")
                ? Step.failed(PLACE, "RPR-CMD-FAILED-003", "Center was InActive during Packet Creation")
                : Step.failed(PLACE, "RPR-CMD-FAILED-005", "Machine ID was InActive during Packet Creation");
    }

    private static Step officer(String where) {
        return where.equals("supervisorId")
                ? Step.failed(
                        "SUPERVISOR_VALIDATION",
                        "RPR-SVM-FAILED-004",
                        "Supervisor was Not Active during Packet Creation")
                : Step.failed(
                        "OPERATOR_VALIDATION", "RPR-OVM-FAILED-004", "Officer was Not Active during Packet Creation");
    }

    private static Step officersProof(String where) {
        return where.equals("supervisorId")
                ? Step.failed(
                        "SUPERVISOR_VALIDATION",
                        "RPR-SVM-FAILED-005",
                        "Password or OTP Verification Failed for Supervisor")
                : Step.failed(
                        "OPERATOR_VALIDATION", "RPR-OVM-FAILED-003", "Password or OTP Verification Failed for Officer");
    }

    static MosipError error(RegistrationStatusRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN -> new MosipError("RPR-RTS-001", "Transactions for the RID are not available");
        };
    }

    static MosipError error(BadRequest why, String field) {
        return StatusSearchCodes.error(why, field);
    }
}
