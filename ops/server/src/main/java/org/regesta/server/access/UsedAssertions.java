package org.regesta.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/**
 * Which assertions machines have used, until they expire: durable, so that none counts twice on two nodes or across a
 * restart. By digest alone: what stands here lets nobody in.
 */
final class UsedAssertions {

    private static final String NAME = "used-assertions-1";
    private static final String EXPIRES = "expires";
    private static final int SWEPT_AT_ONCE = 100;

    private final ViewStore store;

    UsedAssertions(ViewStore store) {
        this.store = store;
    }

    /**
     * Remembers one, and forgets some that nobody could use any more.
     *
     * @param now what expired before it is forgotten
     * @return false when it was used before
     */
    boolean use(String client, String assertionId, Instant expires, Instant now) {
        ViewStore.Collection used = store.collection(NAME, Set.of(EXPIRES));
        for (Document old : used.scan(
                        EXPIRES, key(Instant.EPOCH), key(now), null, SWEPT_AT_ONCE, ViewStore.Order.ASCENDING)
                .documents()) {
            used.remove(old.id(), old.version());
        }
        Document one = new Document(digest(client, assertionId), 0, "{}", Map.of(EXPIRES, List.of(key(expires))));
        return used.replace(one, ViewStore.ABSENT);
    }

    private static String key(Instant time) {
        return "%015d".formatted(time.toEpochMilli());
    }

    private static String digest(String client, String assertionId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(client.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(assertionId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
