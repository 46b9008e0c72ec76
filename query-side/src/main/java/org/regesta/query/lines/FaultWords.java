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
                    case OFFICER -> "the operator or supervisor is unknown or was not in office";
                    case REFERENCE -> "it is not the packet that was announced";
                    case SUPERVISOR -> "the supervisor did not approve it";
                    case DATE -> "a date cannot be";
                    case GUARDIAN -> "a minor comes without a guardian's data";
                };
        return fault.where().isEmpty() ? what : what + " (" + fault.where() + ")";
    }

    /** A clause without a full stop. */
    public static String of(AdjudicationReason reason) {
        return switch (reason) {
            case FINGERS_MATCH -> "fingers match those of another registration";
            case DEMOGRAPHICS_MATCH -> "name, birth date or gender match those of another registration";
            case CANDIDATE_UNREADABLE -> "an earlier registration could not be read for comparison";
            case CANDIDATE_UNDECIDED -> "an earlier registration that matches stayed undecided too long";
        };
    }
}
