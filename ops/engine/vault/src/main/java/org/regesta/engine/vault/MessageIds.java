package org.regesta.engine.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * UUIDs of version 7: a time, a counter within its millisecond, and randomness. They sort by time and say nothing
 * else.
 */
final class MessageIds {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final int COUNTER_MASK = 0xFFF;

    private final Clock clock;
    private long lastMillis = -1;
    private int counter;

    MessageIds(Clock clock) {
        this.clock = clock;
    }

    synchronized String next() {
        long millis = clock.millis();
        counter = millis == lastMillis ? counter + 1 : 0;
        lastMillis = millis;
        long high = (millis << 16) | 0x7000 | (counter & COUNTER_MASK);
        long low =
                ByteBuffer.wrap(Crypto.random(Long.BYTES)).getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The same for the same name and time: what would be random is a hash of the name. */
    static String of(String once, Instant since) {
        byte[] hash = sha256(once);
        long high =
                (since.toEpochMilli() << 16) | 0x7000 | (ByteBuffer.wrap(hash).getShort() & COUNTER_MASK);
        long low = ByteBuffer.wrap(hash, Short.BYTES, Long.BYTES).getLong() & 0x3FFF_FFFF_FFFF_FFFFL
                | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("every JDK has SHA-256", cannotBe);
        }
    }

    static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    static Instant timeOf(String id) {
        return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
    }

    /** The name of the folder for messages of about the same four and a half hours. */
    static String shelfOf(String id) {
        return id.substring(0, 6);
    }
}
