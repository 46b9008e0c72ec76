package org.regesta.command.masterdata;

import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.command.masterdata.api.DeviceRefusal;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.command.masterdata.api.MasterListRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;

/** Our refusals as MOSIP's master data service says them. */
final class MasterdataCodes {

    /** MOSIP answers with the id that the request had; ours is always this one. */
    static final String ENVELOPE_ID = "mosip.kernel.masterdata";

    private static final String INVALID = "KER-MSD-999";

    private MasterdataCodes() {}

    static MosipError of(BadRequest why, String field) {
        String at = field.isEmpty() ? "" : field + ": ";
        return switch (why) {
            case MALFORMED -> new MosipError(INVALID, "Invalid request input: not JSON of the shape described");
            case MISSING_REQUEST -> new MosipError(INVALID, "request: must not be null");
            case MISSING_FIELD -> new MosipError(INVALID, at + "must not be null or empty");
            case INVALID_FIELD -> new MosipError(INVALID, at + "Invalid request input");
            case TOO_LARGE -> new MosipError(INVALID, at + "larger than can be taken");
            case UNAVAILABLE ->
                new MosipError("KER-MSD-500", "Nothing is stored for now: try again later with the same request");
        };
    }

    static MosipError of(CentreRefusal code) {
        return switch (code) {
            case UNKNOWN -> new MosipError("KER-MSD-215", "Registration Center not found");
            case ALREADY_OPEN -> new MosipError("KER-MSD-996", "Id already exists");
            case HOURS_REVERSED ->
                new MosipError("KER-MSD-309", "Center Start Time must be smaller than Center End Time");
            case LUNCH_REVERSED ->
                new MosipError("KER-MSD-308", "Center Lunch Start Time must be smaller than Center Lunch End Time");
            case LUNCH_BEFORE_OPENING ->
                new MosipError("KER-MSD-259", "Lunch Start time cannot be less than Center Start time");
            case LUNCH_AFTER_CLOSING ->
                new MosipError("KER-MSD-260", "Lunch end Time cannot be greater than Center End Time");
            case PLACE ->
                new MosipError(
                        "KER-MSD-307", "Latitude and Longitude are degrees with at least 4 digits after decimal");
            case KIOSKS -> new MosipError("KER-MSD-281", "Invalid number of kiosks: at least one");
        };
    }

    static MosipError of(MachineRefusal code) {
        return switch (code) {
            case UNKNOWN -> new MosipError("KER-MSD-030", "Machine not Found");
            case DECOMMISSIONED -> new MosipError("KER-MSD-030", "Machine not Found: it was decommissioned");
            case NAME_TAKEN -> new MosipError("KER-MSD-413", "Entry already found for the provided machine name");
            case KEY_TAKEN -> new MosipError("KER-MSD-414", "Entry already found for the provided public keys");
            case CENTRE_UNKNOWN ->
                new MosipError("KER-MSD-222", "The registration center in the request is not present");
            case PUBLIC_KEY -> new MosipError("KER-MSD-257", "Invalid public key provided: " + KEY_FORM);
            case SIGN_PUBLIC_KEY -> new MosipError("KER-MSD-410", "Invalid sign public key provided: " + KEY_FORM);
        };
    }

    static MosipError of(IdentitySchemaRefusal code) {
        return switch (code) {
            case NOT_JSON -> new MosipError("KER-SCH-013", "Error while parsing json string");
            case NOT_A_SCHEMA ->
                new MosipError(
                        "KER-SCH-014", "Not JSON Schema draft-07, complete in itself, with an object \"identity\"");
            case PATTERN -> new MosipError("KER-SCH-014", "A regular expression in the schema cannot be compiled");
            case TOO_LARGE ->
                new MosipError(
                        "KER-SCH-005",
                        "The schema is larger than " + SchemaCheck.MAX_BYTES + " bytes as a JSON string");
            case ALREADY_DRAFTED -> new MosipError("KER-SCH-005", "A schema of this id is drafted otherwise");
            case UNKNOWN -> new MosipError("KER-SCH-007", "Identity schema not found");
            case ALREADY_PUBLISHED -> new MosipError("KER-SCH-009", "Schema already published");
            case EFFECTIVE_IN_THE_PAST -> new MosipError("KER-SCH-010", "Schema effective from date cannot be older");
        };
    }

    static MosipError of(DeviceRefusal code) {
        return switch (code) {
            case UNKNOWN -> new MosipError("KER-MSD-010", "Device not Found");
            case DECOMMISSIONED -> new MosipError("KER-MSD-010", "Device not Found: it was decommissioned");
            case ALREADY_REGISTERED -> new MosipError("KER-MSD-069", "A device of that serial number is registered");
            case CENTRE_UNKNOWN ->
                new MosipError("KER-MSD-222", "The registration center in the request is not present");
        };
    }

    static MosipError of(MasterListRefusal code) {
        return switch (code) {
            case VALUE_UNKNOWN -> new MosipError("KER-SCH-003", "Dynamic field not found");
            case PLACE_UNKNOWN -> new MosipError("KER-MSD-026", "Location not found");
            case PARENT_UNKNOWN -> new MosipError("KER-MSD-026", "Location not found: that of parentLocCode");
            case PLACE_ELSEWHERE ->
                new MosipError("KER-MSD-064", "A location of that code lies in another one, and does not move");
            case LEVEL ->
                new MosipError("KER-MSD-028", "Location Hierarchy Level not found: one below that of parentLocCode");
        };
    }

    private static final String KEY_FORM = "base64 of a TPM's public area or an X.509 RSA key, 2048 bits or more";
}
