package org.regesta.events.upload;

/** What came from the field. */
public enum UploadKind {
    /** A list of packets to come. */
    SYNC,
    PACKET
}
