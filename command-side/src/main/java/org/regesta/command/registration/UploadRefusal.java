package org.regesta.command.registration;

import org.regesta.events.registration.FaultCode;

/** Why an upload is turned away at the door, before a rule is asked. */
enum UploadRefusal {
    NO_FILE(FaultCode.FILE_MISSING),
    NAME(FaultCode.REFERENCE),
    EMPTY(FaultCode.SIZE),
    TOO_LARGE(FaultCode.SIZE),
    SIZE(FaultCode.SIZE),
    HASH(FaultCode.PACKET_HASH),
    /** The announcement names another file. */
    OTHER_PACKET(FaultCode.REFERENCE);

    private final FaultCode fault;

    UploadRefusal(FaultCode fault) {
        this.fault = fault;
    }

    /** How the registration records it. */
    FaultCode fault() {
        return fault;
    }
}
