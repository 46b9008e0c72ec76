package org.regesta.command.registration;

import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's codes for the sync endpoint, as its {@code PlatformErrorMessages} has them; the words are ours. */
final class SyncCodes {

    private SyncCodes() {}

    static MosipError of(SyncEntry.Flaw flaw) {
        return switch (flaw) {
            case LANGUAGE ->
                new MosipError("RPR-RGS-004", "Invalid Language Code - three lower-case letters are needed");
            case PROCESS ->
                new MosipError("RPR-RGS-003", "Invalid Sync Type - no such process here, or not for this caller");
            case HASH_MISSING -> new MosipError("RPR-RGS-027", "Invalid Request Value - packetHashValue is missing");
            case HASH -> invalid("packetHashValue, 64 hexadecimal digits of SHA-256 are needed");
            case SUPERVISOR ->
                new MosipError("RPR-RGS-026", "Invalid Request Value - Supervisor Status can be APPROVED/REJECTED");
            case RID_MISSING -> new MosipError("RPR-RGS-006", "Invalid Request Value - RID cannot be NULL");
            case RID_LENGTH -> new MosipError("RPR-RGS-009", "Invalid Request Value - an RID has 29 digits");
            case RID_DIGITS -> new MosipError("RPR-RGS-008", "Invalid Request Value - RID must be numeric");
            case RID_TIME -> new MosipError("RPR-RGS-007", "Invalid Request Value - Invalid Timestamp in RID");
            case REQUEST_ID ->
                new MosipError(
                        "RPR-RGS-036",
                        "additionalInfoReqId is invalid - a correction needs the one that was sent, others have none");
            case SIZE_MISSING -> missing("packetSize");
            case SIZE -> invalid("packetSize, a number of bytes above 0 is needed");
            case PACKET_ID -> invalid("packetId, {rid}-{centre_machine}-{yyyyMMddHHmmss} is needed");
            case CONTACT -> invalid("name, email, phone or supervisorComment is too long");
        };
    }

    static MosipError of(SyncRefusal refusal) {
        return switch (refusal) {
            case NOT_ENCRYPTED ->
                new MosipError("RPR-RGS-028", "Request Decryption Failed - the list is to be encrypted");
            case NOT_OPENED ->
                new MosipError(
                        "RPR-RGS-028",
                        "Request Decryption Failed - encrypt it for the certificate of REGISTRATION/<centre>_<machine>"
                                + " and name that in Center-Machine-RefId");
            case NOT_A_LIST -> new MosipError("RPR-RGS-017", "JSON Parsing Failed");
        };
    }

    static MosipError of(RegistrationRefusal refusal) {
        return switch (refusal) {
            case ALREADY_UNDER_WAY, ALREADY_RECEIVED ->
                invalid("registrationId, its packet was received and cannot be announced differently");
            case NO_SUCH_REQUEST ->
                new MosipError(
                        "RPR-RGS-036", "additionalInfoReqId is invalid - nothing was asked for by it, or not any more");
            case KEPT_NO_LONGER -> invalid("registrationId, it was kept too long ago: register the person anew");
            case NOT_SYNCED, NOT_AS_ANNOUNCED, NOT_ASKED, NOT_IN_ADJUDICATION, NOT_A_CANDIDATE, OUT_OF_ORDER ->
                new MosipError("RPR-RGS-015", "Invalid Request Value - Input Data is Incorrect");
        };
    }

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("RPR-RGS-017", "JSON Parsing Failed");
            case MISSING_REQUEST -> missing("request");
            case MISSING_FIELD -> missing(field);
            case INVALID_FIELD -> invalid(field);
            case TOO_LARGE -> invalid("request, at most " + SyncEndpoint.MAX_ENTRIES + " entries are taken");
            case UNAVAILABLE -> new MosipError("RPR-RGS-001", "Nothing was recorded, send the list again later");
        };
    }

    private static MosipError missing(String what) {
        return new MosipError("RPR-RGS-013", "Missing Request Value - " + what);
    }

    private static MosipError invalid(String what) {
        return new MosipError("RPR-RGS-014", "Invalid Request Value - " + what);
    }
}
