package org.regesta.command.registration;

/** Why a list of packets to come is not read. */
enum SyncRefusal {
    NOT_ENCRYPTED,
    /** It is not encrypted for the key of centre and machine, or no such machine stands there. */
    NOT_OPENED,
    NOT_A_LIST
}
