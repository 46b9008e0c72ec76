package org.regesta.query.lines;

import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Fault;

/** Why a packet was refused, or a human must look, in words that say what is wrong without a person. */
public final class FaultWords {

    private FaultWords() {}

    /** A clause without a full stop, such as {@code a file is missing (ID.json)}. */
    public static String of(Fault fault) {
        String what =
                switch (fault.code()) {
                    case SIZE -> "its size is not the one announced, or beyond the limit";
                    case PACKET_HASH -> "its hash is not the one announced";
                    case ARCHIVE -> "it is not a whole zip within bounds";
                    case ARCHIVE_NAME -> "a name in the zip leaves its folder or stands twice";
                    case FILE_MISSING -> "a file is missing";
                    case FILE_UNREADABLE -> "a file cannot be read as what it is";
                    case DATA_HASH -> "its data hash is not that of its files";
                    case SCHEMA_UNKNOWN -> "no identity schema of that version was published";
                    case SCHEMA -> "the identity object does not follow its schema";
                    case TEXT -> "a field holds characters that have no meaning in any script";
                    case CBEFF -> "the biometric container cannot be read";
                    case BIOMETRIC_RECORD -> "a biometric record is cut short or not of its kind";
                    case DOCUMENT -> "a document is missing or not of its format";
                    case CENTRE_OR_MACHINE -> "the centre or machine is unknown";
                    case MASTER_DATA -> "a field's value is none that master data had when the packet was made";
                    case OFFICER_PROOF -> "the operator or supervisor did not prove who they are";
                    case DEVICE_UNKNOWN -> "a capture device was not registered";
                    case DEVICE_ELSEWHERE -> "a capture device was another centre's";
                    case DEVICE_DECOMMISSIONED -> "a capture device had been given up";
                    case DEVICE_HOTLISTED -> "a capture device stood on the hotlist";
                    case DEVICE_SIGNATURE -> "what a capture device signed of itself does not hold";
                    case DEVICE_TIME -> "a capture device's time is not the packet's";
                    case SAMPLE_SIGNATURE -> "what a capture device signed of a sample does not hold for it";
                    case HOTLISTED -> "the centre, the machine or an officer stood on the hotlist";
                    case OUT_OF_HOURS -> "its centre was closed when it was made";
                    case POSITION -> "the machine was not seen to stand at its centre";
                    case ONE_OFFICER -> "one officer alone signed off where two must";
                    case OFFICER -> "the operator or supervisor is unknown or was not in office";
                    case REFERENCE -> reference(fault.where());
                    case SUPERVISOR -> "the supervisor did not approve it";
                    case DATE -> "a date cannot be";
                    case GUARDIAN -> "a minor comes without a guardian's data";
                    case NOT_THE_PERSON -> "the fingers are missing or are not those of the person it names";
                    case INTRODUCER -> "whoever answers for the child cannot";
                    case INTRODUCER_REJECTED -> "the registration of whoever answers for the child was rejected";
                    case UPDATE_LIMIT -> "it was updated as often as it may be";
                    case HANDLE_TAKEN -> "someone else is known by that handle";
                    case ENCRYPTION -> "what is not encrypted for its centre and machine cannot be opened";
                    case SIGNATURE -> "a part is not signed by the machine it is said to come from";
                    case VIRUS -> "the virus scanner knows a file in it";
                };
        return fault.where().isEmpty() ? what : what + " (" + fault.where() + ")";
    }

    private static String reference(String where) {
        return switch (where) {
            case "UIN" -> "it names nobody who is known, or must name nobody";
            case "registrationType" -> "where the person it names stands, no such packet is for them";
            default -> "it is not the packet that was announced";
        };
    }

    /** A clause without a full stop. */
    public static String of(AdjudicationReason reason) {
        return switch (reason) {
            case FINGERS_MATCH -> "fingers match those of another registration";
            case DEMOGRAPHICS_MATCH -> "name, birth date or gender match those of another registration";
            case CANDIDATE_UNREADABLE -> "an earlier registration could not be read for comparison";
            case CANDIDATE_UNDECIDED -> "an earlier registration that matches stayed undecided too long";
            case NOTHING_TO_AUTHENTICATE_BY -> "there is no finger that would prove who brought the packet";
            case TAKEN_FOR_THE_SAME -> "it was taken for somebody who was found to be of another registration";
            case IDENTITY_UNSURE -> "it is not sure who of those who are alike the person is";
        };
    }
}
