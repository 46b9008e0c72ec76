package org.regesta.saga.registration.stage.abroad;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.ports.AbisLine;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What an ABIS may fetch: records of one registration, at an address nobody can guess, for a while, a few times. */
@Component
class Sharing {

    static final String PATH = "/v1/datashare/get/";
    private static final String NAME = "abis-share-1";
    private static final String OLD = "old";
    private static final String POLICY = "abis";
    private static final Duration OPEN = Duration.ofHours(3);
    private static final int FETCHES = 5;
    private static final int AT_ONCE = 20;

    private final ViewStore store;
    private final Vault vault;
    private final Clock clock;
    private final String base;

    /** @param base how the house is reached from outside, such as {@code https://registry.example} */
    Sharing(ViewStore store, Vault vault, Clock clock, @Value("${regesta.abis.public-url:}") String base) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.base = base;
    }

    /** @param left how often it may still be fetched */
    record Share(String registrationId, String line, Instant until, int left) {}

    /** Opens a share. @return its address */
    String open(String registrationId, AbisLine line) {
        Instant now = clock.instant();
        String key = HexFormat.of()
                .formatHex(vault.derive(
                        Vault.Derivation.ABIS,
                        "share",
                        line.name(),
                        registrationId,
                        Long.toString(now.toEpochMilli())));
        putAwayOld(now);
        write(key, new Share(registrationId, line.name(), now.plus(OPEN), FETCHES), ViewStore.ABSENT);
        return base + PATH + POLICY + "/" + line.name() + "/" + key;
    }

    /** Takes one of the fetches that a share has; none when there is no such share, or it ended. */
    Optional<Share> take(String policy, String line, String key) {
        Optional<ViewStore.Document> row = rows().get(key.isEmpty() ? "-" : key);
        Optional<Share> share = row.map(document -> Json.read(document.body(), Share.class))
                .filter(s -> policy.equals(POLICY) && s.line().equals(line))
                .filter(s -> s.left() > 0 && clock.instant().isBefore(s.until()));
        if (share.isEmpty()) {
            return Optional.empty();
        }
        Share s = share.get();
        boolean taken = write(
                key,
                new Share(s.registrationId(), s.line(), s.until(), s.left() - 1),
                row.get().version());
        return taken ? share : take(policy, line, key);
    }

    private void putAwayOld(Instant now) {
        rows().scan(OLD, "", text(now), null, AT_ONCE, ViewStore.Order.ASCENDING)
                .documents()
                .forEach(row -> rows().remove(row.id(), row.version()));
    }

    private boolean write(String key, Share share, long expected) {
        return rows().replace(
                        new ViewStore.Document(
                                key, expected + 1, Json.write(share), Map.of(OLD, List.of(text(share.until())))),
                        expected);
    }

    private static String text(Instant when) {
        return String.format(Locale.ROOT, "%019d", when.toEpochMilli());
    }

    private ViewStore.Collection rows() {
        return store.collection(NAME, Set.of(OLD));
    }
}
