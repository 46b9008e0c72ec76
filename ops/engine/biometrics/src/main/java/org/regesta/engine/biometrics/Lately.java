package org.regesta.engine.biometrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What was decoded lately, by its bytes' hash: the stages of a packet follow each other, and each looks at the same
 * images. Nothing stays for longer than a minute, however seldom one asks.
 *
 * @param <V> what is made of the bytes; nobody changes it
 */
final class Lately<V> {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long BYTES_MAX = 32L << 20;

    private final Cache<ByteBuffer, V> made;

    /** @param size in bytes, of what is kept */
    Lately(ToIntFunction<V> size) {
        made = Caffeine.newBuilder()
                .maximumWeight(BYTES_MAX)
                .weigher((ByteBuffer hash, V value) -> size.applyAsInt(value))
                .expireAfterWrite(KEPT)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .build();
    }

    /** What was made of these bytes, or is made now; what fails is not remembered. */
    V of(byte[] bytes, Supplier<V> making) {
        ByteBuffer hash = hash(bytes);
        V known = made.getIfPresent(hash);
        if (known == null) {
            known = making.get();
            made.put(hash, known);
        }
        return known;
    }

    private static ByteBuffer hash(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
