package org.regesta.command.registration;

import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** MOSIP's codes for the packet manager's createPacket, as its {@code ErrorCode} has them; the words are ours. */
final class CreatePacketCodes {

    private CreatePacketCodes() {}

    static MosipError of(RegistrationRefusal refusal) {
        return switch (refusal) {
            case ALREADY_UNDER_WAY, ALREADY_RECEIVED ->
                kept("a packet of that id is awaited or under way, and nothing takes its place");
            case KEPT_NO_LONGER -> kept("that id was kept too long ago: use another");
            case NOT_SYNCED,
                    NOT_AS_ANNOUNCED,
                    NOT_ASKED,
                    NOT_IN_ADJUDICATION,
                    NOT_A_CANDIDATE,
                    NO_SUCH_REQUEST,
                    OUT_OF_ORDER -> invalid("id");
        };
    }

    static MosipError of(BadRequest why, String field) {
        return switch (why) {
            case MALFORMED -> new MosipError("KER-KPM-002", "Failed to parse json : the body, or a field's text");
            case MISSING_REQUEST -> invalid("request is missing");
            case MISSING_FIELD -> invalid(field + " is missing");
            case INVALID_FIELD ->
                switch (field) {
                    case "process" -> invalid("process, no such comes without a packet from this caller");
                    case "biometrics" -> invalid("biometrics, they come in packets of the field");
                    default -> invalid(field);
                };
            case TOO_LARGE -> invalid("the request is too large");
            case UNAVAILABLE -> kept("nothing was recorded, send it again later");
        };
    }

    private static MosipError invalid(String what) {
        return new MosipError("KER-KPM-007", "Invalid input provided : " + what);
    }

    private static MosipError kept(String what) {
        return new MosipError("KER-PUT-015", "Packet keeper exception occured. " + what);
    }
}
