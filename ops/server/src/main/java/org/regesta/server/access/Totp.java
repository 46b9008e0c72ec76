package org.regesta.server.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.regesta.ports.Secret;

/** Time-based one-time passwords, RFC 6238 as every authenticator app speaks it: SHA-1, 30 s, 6 digits. */
final class Totp {

    static final long STEP_SECONDS = 30;

    /** Steps before and after now that are accepted: people type slowly and phones' clocks differ. */
    private static final int WINDOW = 1;

    /** The secret's length, that of the hash: RFC 4226 section 4. */
    private static final int SECRET_BYTES = 20;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The secret of an enrolment, from what the vault derives for it. */
    static byte[] secret(byte[] derived) {
        return java.util.Arrays.copyOf(derived, SECRET_BYTES);
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static Secret code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
            return Secret.of(String.format(Locale.ROOT, "%06d", number % 1_000_000));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The step whose code this is, looking at every step of the window in the same time whichever it is. */
    static OptionalLong matching(byte[] secret, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - WINDOW; step <= step(now) + WINDOW; step++) {
            if (code(secret, step).is(code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** As an authenticator app takes it, RFC 4648 without padding. */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        long bits = 0;
        int held = 0;
        for (byte one : secret) {
            bits = bits << 8 | (one & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE32.charAt((int) (bits >> held) & 31));
            }
        }
        return held == 0
                ? text.toString()
                : text.append(BASE32.charAt((int) (bits << 5 - held) & 31)).toString();
    }
}
