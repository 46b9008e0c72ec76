package org.regesta.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.springframework.security.oauth2.jwt.Jwt;

/** Tokens whose holders signed out, until they would have expired: durable, and for every node. By digest alone. */
final class EndedTokens {

    private static final String NAME = "ended-tokens-1";
    private static final String EXPIRES = "expires";
    private static final String SESSION = "session:";
    private static final int SWEPT_AT_ONCE = 100;

    private final ViewStore store;
    private final Clock clock;

    EndedTokens(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * From now on it counts no more; and some are forgotten that would not count anyway.
     *
     * @return whether it counted until now: of many who end one token at once, one is told so
     */
    boolean end(Jwt token) {
        return end(digest(token), Objects.requireNonNull(token.getExpiresAt()));
    }

    /** From now on no token of that session counts. @param until when the last of them would have expired */
    void endSession(String session, Instant until) {
        end(SESSION + session, until);
    }

    private boolean end(String id, Instant expires) {
        ViewStore.Collection ended = ended();
        for (Document old : ended.scan(
                        EXPIRES,
                        key(Instant.EPOCH),
                        key(clock.instant().minusSeconds(60)),
                        null,
                        SWEPT_AT_ONCE,
                        ViewStore.Order.ASCENDING)
                .documents()) {
            ended.remove(old.id(), old.version());
        }
        return ended.replace(new Document(id, 0, "{}", Map.of(EXPIRES, List.of(key(expires)))), ViewStore.ABSENT);
    }

    boolean has(Jwt token) {
        return ended().get(digest(token)).isPresent();
    }

    boolean hasSession(String session) {
        return ended().get(SESSION + session).isPresent();
    }

    private ViewStore.Collection ended() {
        return store.collection(NAME, Set.of(EXPIRES));
    }

    private static String key(Instant time) {
        return "%015d".formatted(time.toEpochMilli());
    }

    /** Of what was signed: an ECDSA signature has a second form that holds as well. */
    private static String digest(Jwt token) {
        String text = token.getTokenValue();
        String signed = text.substring(0, text.lastIndexOf('.'));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
