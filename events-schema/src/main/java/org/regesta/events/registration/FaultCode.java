package org.regesta.events.registration;

/** Everything a packet can be refused for. */
public enum FaultCode {
    /** The upload is empty or not the size that was announced, or beyond the limit. */
    SIZE,
    /** The upload's hash is not the announced one. */
    PACKET_HASH,
    /** Not a zip, cut short, or a zip that unpacks beyond its bounds. */
    ARCHIVE,
    /** A name in the zip that leaves its folder, or stands twice. */
    ARCHIVE_NAME,
    /** A file that the layout demands is missing. */
    FILE_MISSING,
    /** A file of the packet's layout cannot be read as what it is. */
    FILE_UNREADABLE,
    /** packet_data_hash.txt or packet_operations_hash.txt is not the hash of its files. */
    DATA_HASH,
    /** No published identity schema of that version. */
    SCHEMA_UNKNOWN,
    /** The ID object does not follow its schema; {@code where} names the field. */
    SCHEMA,
    /** A field holds characters that have no meaning in any script. */
    TEXT,
    /** The CBEFF cannot be read, or holds external entities. */
    CBEFF,
    /** A biometric record is cut short or not of its kind. */
    BIOMETRIC_RECORD,
    /** A document named in the ID object is missing or not of its format. */
    DOCUMENT,
    /** Centre or machine is unknown, or not that machine's centre. */
    CENTRE_OR_MACHINE,
    /** Operator or supervisor is unknown or was not in office. */
    OFFICER,
    /** RID, process or reference inside the packet are not those announced. */
    REFERENCE,
    /** The supervisor did not approve it. */
    SUPERVISOR,
    /** A date that cannot be: born in the future, or more than 200 years ago. */
    DATE,
    /** A minor without a guardian's data. */
    GUARDIAN,
    /** The fingers are missing, or are not those of the person that the packet names. */
    NOT_THE_PERSON,
    /** Whoever answers for the child cannot: unknown, not living, a child, the child itself, or not who they say. */
    INTRODUCER,
    /** The registration of whoever answers for the child was rejected. */
    INTRODUCER_REJECTED,
    /** It was updated as often as it may be. */
    UPDATE_LIMIT,
    /** Someone else is known by that handle. */
    HANDLE_TAKEN,
    /** Packet or part cannot be opened with the key of its centre and machine; or is not encrypted and must be. */
    ENCRYPTION,
    /** A part is not signed by the machine it says it comes from. */
    SIGNATURE,
    /** The virus scanner knows a file in it. */
    VIRUS,
    /** A field's value was none that master data had for it when the packet was made. */
    MASTER_DATA,
    /** Operator or supervisor did not prove who they are: neither by password or OTP, nor by a finger of theirs. */
    OFFICER_PROOF,
    /** A device that the packet was captured with was not registered. */
    DEVICE_UNKNOWN,
    /** A device that the packet was captured with was another centre's. */
    DEVICE_ELSEWHERE,
    /** A device that the packet was captured with had been given up. */
    DEVICE_DECOMMISSIONED,
    /** A device that the packet was captured with stood on the hotlist. */
    DEVICE_HOTLISTED,
    /** What a device signed of itself does not hold, or is not signed and must be. */
    DEVICE_SIGNATURE,
    /** What a device signed of itself is of another time than the packet. */
    DEVICE_TIME,
    /** What a device signed of a sample does not hold for it, or is not signed and must be. */
    SAMPLE_SIGNATURE,
    /** Centre, machine, operator or supervisor stood on the hotlist. */
    HOTLISTED,
    /** The packet was made while its centre was closed. */
    OUT_OF_HOURS,
    /** The machine does not say where it stood, or stood too far from its centre. */
    POSITION,
    /** One person took it down and signed it off where two must. */
    ONE_OFFICER
}
