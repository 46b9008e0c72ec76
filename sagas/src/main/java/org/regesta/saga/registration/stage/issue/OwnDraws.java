package org.regesta.saga.registration.stage.issue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/**
 * Chance that is one registration's own: a run after a crash draws what the one before it drew, and whoever has not the
 * seed could have drawn anything. It is SHA-256 of the seed and a counter.
 */
final class OwnDraws implements RandomGenerator {

    private final byte[] seed;
    private long drawn;

    /** @param seed secret, and long enough not to be guessed */
    OwnDraws(byte[] seed) {
        this.seed = seed.clone();
    }

    @Override
    public long nextLong() {
        ByteBuffer next =
                ByteBuffer.allocate(Long.BYTES + seed.length).putLong(drawn++).put(seed);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(next.array()))
                    .getLong();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
