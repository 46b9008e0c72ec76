package org.regesta.testkit.packet;

import java.util.Set;
import org.regesta.events.registration.FaultCode;

/** What can be wrong with a packet, and the fault it must at least be refused for; none where it must be accepted. */
public enum Damage {
    EMPTY(FaultCode.SIZE, FaultCode.ARCHIVE, FaultCode.ENCRYPTION),
    NOT_A_ZIP(FaultCode.ARCHIVE, FaultCode.ENCRYPTION),
    TRUNCATED(FaultCode.ARCHIVE),
    INNER_TRUNCATED(FaultCode.ARCHIVE),
    /** 256 MB of nothing in an inner zip of 260 kB. */
    ZIP_BOMB(FaultCode.ARCHIVE),
    /** 20,000 empty files in an inner zip. */
    MANY_FILES(FaultCode.ARCHIVE),
    PATH_TRAVERSAL(FaultCode.ARCHIVE_NAME),
    INNER_PATH_TRAVERSAL(FaultCode.ARCHIVE_NAME),
    ABSOLUTE_PATH(FaultCode.ARCHIVE_NAME),
    BACKSLASH_PATH(FaultCode.ARCHIVE_NAME),
    DUPLICATE_NAME(FaultCode.ARCHIVE_NAME),
    INNER_DUPLICATE_NAME(FaultCode.ARCHIVE_NAME),
    ID_PACKET_MISSING(FaultCode.FILE_MISSING),
    ID_OBJECT_MISSING(FaultCode.FILE_MISSING),
    META_INFO_MISSING(FaultCode.FILE_MISSING),
    DATA_HASH_MISSING(FaultCode.FILE_MISSING),
    CBEFF_MISSING(FaultCode.FILE_MISSING),
    META_INFO_NOT_JSON(FaultCode.FILE_UNREADABLE),
    ID_OBJECT_NOT_JSON(FaultCode.FILE_UNREADABLE),
    ID_OBJECT_WITH_A_KEY_TWICE(FaultCode.FILE_UNREADABLE),
    ID_OBJECT_NESTED_DEEP(FaultCode.FILE_UNREADABLE, FaultCode.SCHEMA),
    WRONG_DATA_HASH(FaultCode.DATA_HASH),
    WRONG_OPERATIONS_HASH(FaultCode.DATA_HASH),
    WRONG_INNER_HASH(FaultCode.DATA_HASH, FaultCode.PACKET_HASH),
    FILE_CHANGED_AFTER_HASHING(FaultCode.DATA_HASH),
    UNKNOWN_SCHEMA(FaultCode.SCHEMA_UNKNOWN),
    NO_FIELDS(FaultCode.SCHEMA, FaultCode.SCHEMA_UNKNOWN),
    TEN_THOUSAND_FIELDS(FaultCode.SCHEMA),
    REQUIRED_FIELD_MISSING(FaultCode.SCHEMA),
    FIELD_OF_ANOTHER_TYPE(FaultCode.SCHEMA),
    UNASSIGNED_CODE_POINTS(FaultCode.TEXT),
    LONE_SURROGATE(FaultCode.TEXT, FaultCode.FILE_UNREADABLE),
    CONTROL_CHARACTERS(FaultCode.TEXT),
    CBEFF_NOT_XML(FaultCode.CBEFF),
    CBEFF_EXTERNAL_ENTITY(FaultCode.CBEFF),
    CBEFF_BILLION_LAUGHS(FaultCode.CBEFF),
    CBEFF_EXTERNAL_DTD(FaultCode.CBEFF),
    CBEFF_OF_ANOTHER_SCHEMA(FaultCode.CBEFF),
    CBEFF_NOT_BASE64(FaultCode.CBEFF),
    /** The record says more bytes than there are. */
    RECORD_CUT(FaultCode.BIOMETRIC_RECORD),
    /** The record's lengths are right; the image in it is cut. */
    IMAGE_CUT(FaultCode.BIOMETRIC_RECORD),
    RECORD_OF_ANOTHER_KIND(FaultCode.BIOMETRIC_RECORD),
    DOCUMENT_MISSING(FaultCode.DOCUMENT, FaultCode.FILE_MISSING),
    DOCUMENT_OF_ANOTHER_FORMAT(FaultCode.DOCUMENT),
    OTHER_RID_INSIDE(FaultCode.REFERENCE),
    OTHER_PROCESS_INSIDE(FaultCode.REFERENCE),
    UNKNOWN_OFFICER(FaultCode.OFFICER),
    BORN_TOMORROW(FaultCode.DATE),
    BORN_TOO_LONG_AGO(FaultCode.DATE, FaultCode.SCHEMA),
    MINOR_WITHOUT_GUARDIAN(FaultCode.GUARDIAN),
    /** Not damaged at all: right-to-left with marks, astral letters, joiners, mixed scripts. */
    NAME_IN_MANY_SCRIPTS();

    private final Set<FaultCode> faults;

    Damage(FaultCode... faults) {
        this.faults = Set.of(faults);
    }

    /** At least one of these must be named; empty when the packet must be accepted. */
    public Set<FaultCode> faults() {
        return faults;
    }
}
