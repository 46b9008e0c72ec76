package org.regesta.events.registration;

import org.regesta.events.EvidenceRef;

/**
 * A document that came with a packet.
 *
 * @param field the schema field it answers, such as {@code proofOfIdentity}
 * @param type the document type's code, such as {@code DOC001}
 * @param format the file format as the packet names it, such as {@code pdf}
 */
public record DocumentRef(String field, String type, String format, EvidenceRef blob) {}
