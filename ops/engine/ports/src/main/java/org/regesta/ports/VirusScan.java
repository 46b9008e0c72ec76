package org.regesta.ports;

import java.util.Optional;

/** Looks for malicious content in files that come from outside. */
public interface VirusScan {

    /**
     * @return what was found, by the scanner's name for it; none when nothing was, or no scanner is configured
     * @throws ScannerSilent when one is configured and does not answer: nothing is known of the content then
     */
    Optional<String> find(byte[] content);

    /** The scanner that is configured does not answer. */
    final class ScannerSilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ScannerSilent(String why, Throwable cause) {
            super("the virus scanner does not answer: " + why, cause);
        }
    }
}
