package org.regesta.ports;

import java.security.cert.X509Certificate;
import java.util.List;

/** A matcher of somebody else's that the house asks, by MOSIP's ABIS messages. Its answers come when they come. */
public interface AbisLine {

    /** As it is configured: lower-case letters, digits and dashes. */
    String name();

    /** For which everything is sealed that it fetches. */
    X509Certificate certificate();

    /**
     * Hands a message over; returns at once.
     *
     * @throws AbisSilent when it cannot be handed over
     */
    void send(byte[] message);

    /** All that are configured. */
    record AbisLines(List<AbisLine> all) {}

    /** It does not take messages, or takes them and does not answer. */
    final class AbisSilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AbisSilent(String line) {
            super("the ABIS " + line + " does not answer", null, false, false);
        }
    }
}
