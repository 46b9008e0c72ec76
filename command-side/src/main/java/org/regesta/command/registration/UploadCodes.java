package org.regesta.command.registration;

import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's codes for the packet receiver, as its {@code PlatformErrorMessages} has them; the words are ours. */
final class UploadCodes {

    private UploadCodes() {}

    static MosipError of(UploadRefusal refusal) {
        return switch (refusal) {
            case NO_FILE -> new MosipError("RPR-PKR-006", "Packet Not Available in Request - send it as part 'file'");
            case NAME ->
                new MosipError(
                        "RPR-PKR-003",
                        "Invalid Packet Format - the file is to be named {rid}-{centre_machine}-{yyyyMMddHHmmss}.zip");
            case EMPTY -> new MosipError("RPR-PKR-002", "Invalid Packet Size - the file is empty");
            case TOO_LARGE -> new MosipError("RPR-PKR-002", "Invalid Packet Size - at most 5 MB are taken");
            case SIZE -> new MosipError("RPR-PKR-013", "Packet Size is Not Matching the one announced");
            case HASH -> new MosipError("RPR-PKR-009", "Packet Hash did not match the one announced");
            case OTHER_PACKET ->
                new MosipError("RPR-PKR-001", "Packet Not Found in Sync Table - another was announced");
        };
    }

    static MosipError of(RegistrationRefusal refusal) {
        return switch (refusal) {
            case KEPT_NO_LONGER ->
                new MosipError("RPR-PKR-001", "Packet Not Found in Sync Table - its retention is over");
            case NOT_SYNCED -> new MosipError("RPR-PKR-001", "Packet Not Found in Sync Table - announce it first");
            case ALREADY_RECEIVED, ALREADY_UNDER_WAY ->
                new MosipError("RPR-PKR-005", "Duplicate Request Received - no packet of it is awaited any more");
            case NOT_AS_ANNOUNCED -> new MosipError("RPR-PKR-009", "Packet Hash did not match the one announced");
            case NO_SUCH_REQUEST, NOT_ASKED, NOT_IN_ADJUDICATION, NOT_A_CANDIDATE, OUT_OF_ORDER ->
                new MosipError("RPR-PKR-004", "Packet Validation Failed");
        };
    }

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED, INVALID_FIELD ->
                new MosipError("RPR-PKR-004", "Packet Validation Failed - a multipart request is needed");
            case MISSING_REQUEST, MISSING_FIELD -> of(UploadRefusal.NO_FILE);
            case TOO_LARGE -> of(UploadRefusal.TOO_LARGE);
            case UNAVAILABLE -> new MosipError("RPR-PKR-012", "Nothing was recorded, upload again later");
        };
    }
}
