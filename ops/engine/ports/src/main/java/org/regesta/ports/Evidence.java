package org.regesta.ports;

import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;

/** Sealed blobs, named by the SHA-256 of their ciphertext. */
public interface Evidence {

    /**
     * Seals and stores content; durable before it returns.
     *
     * @param keyRef {@link KeyRefs}
     * @param kind what it is: {@code packet}, {@code document}, {@code biometrics}, {@code templates}
     * @throws Vault.KeyGone when the key was shredded
     * @throws StorageFull when the disk's reserve is reached
     */
    EvidenceRef put(String keyRef, String kind, byte[] content);

    /**
     * Reads a blob back.
     *
     * @throws EvidenceDamaged when it is missing or its bytes are not those its name says
     */
    Opening open(Purpose purpose, EvidenceRef ref);

    /** Deletes a blob, because its person was erased. Deleted before, nothing happens; durable when it returns. */
    void delete(EvidenceRef ref);

    /** A blob that is missing or altered. */
    final class EvidenceDamaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String name;

        public EvidenceDamaged(String name) {
            super("evidence " + name + " is missing or not what its name says");
            this.name = name;
        }

        /** Which blob: the SHA-256 that its bytes should have. */
        public String name() {
            return name;
        }
    }
}
