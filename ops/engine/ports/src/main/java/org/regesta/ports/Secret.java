package org.regesta.ports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What somebody must know to be believed: an OTP, a key, a link's secret part. Whoever shows a text is told whether it
 * is the one, in time that depends on lengths alone; nothing else compares it, which a wall sees to.
 */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** Whether this is what was shown; compared in time that depends on the lengths alone. */
    public boolean is(String shown) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** For whom it is handed to, and for nothing else: who reveals one compares nothing. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && is(that.text);
    }

    /** The same of all: no table finds a secret sooner than another. */
    @Override
    public int hashCode() {
        return 1;
    }

    /** It stays out of logs. */
    @Override
    public String toString() {
        return "Secret";
    }
}
