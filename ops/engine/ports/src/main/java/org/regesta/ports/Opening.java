package org.regesta.ports;

import java.nio.charset.StandardCharsets;

/** What opening a seal gave. */
public sealed interface Opening {

    /** The value, and the salt that with it makes the commitment. */
    record Opened(byte[] value, byte[] salt) implements Opening {
        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Opened"; // the value stays out of logs
        }
    }

    /** The key was destroyed: nobody can read this any more. */
    record Gone() implements Opening {}
}
