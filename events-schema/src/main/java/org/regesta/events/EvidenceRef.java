package org.regesta.events;

/**
 * A sealed blob outside the event: a packet, a document, biometric records, templates.
 *
 * @param name lower-case hex SHA-256 of the blob's ciphertext, its name in the evidence store
 * @param keyRef the key it is sealed under
 * @param kind what it is, in a word of ours: {@code packet}, {@code deposit}, {@code document}, {@code biometrics},
 *     {@code templates}
 * @param size bytes of the content before sealing
 */
public record EvidenceRef(String name, String keyRef, String kind, long size) {}
