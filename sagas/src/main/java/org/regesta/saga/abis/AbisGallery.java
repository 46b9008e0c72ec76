package org.regesta.saga.abis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.regesta.events.Book;
import org.regesta.events.abis.AbisEvent.Deleted;
import org.regesta.events.abis.AbisEvent.Inserted;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Evidence;
import org.regesta.ports.Ledger;
import org.regesta.ports.Opening;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.stage.dedupe.Templates;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * What clients keep in our matcher, in memory, each client's apart. It reads the registry in its own order, so whoever
 * was inserted before a question was asked is compared with.
 */
@Component
class AbisGallery {

    private final Ledger ledger;
    private final MatchOpener opener;
    private final Biometrics biometrics;
    private final Map<String, Map<Long, Held>> byClient = new ConcurrentHashMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private long watermark = -1;

    AbisGallery(Ledger ledger, MatchOpener opener, Biometrics biometrics) {
        this.ledger = ledger;
        this.opener = opener;
        this.biometrics = biometrics;
    }

    /**
     * One record.
     *
     * @param fingers none when nothing in it is compared
     * @param readable whether what is to be compared could be read
     */
    record Held(Inserted entry, Map<String, Biometrics.Candidate> fingers, boolean readable) {
        String referenceId() {
            return entry.referenceId();
        }
    }

    /** Everything of a client, the oldest first. */
    Collection<Held> of(String client) {
        catchUp();
        return byClient.getOrDefault(client, Map.of()).values();
    }

    Optional<Held> find(String client, String referenceId) {
        return of(client).stream()
                .filter(held -> held.referenceId().equals(referenceId))
                .findFirst();
    }

    private synchronized void catchUp() {
        List<Recorded> news = new ArrayList<>();
        long[] last = {watermark};
        ledger.read(Book.REGISTRY, watermark + 1, recorded -> {
            last[0] = recorded.position();
            if (recorded.payload() instanceof Inserted || recorded.payload() instanceof Deleted) {
                news.add(recorded);
            }
        });
        Map<Long, Held> loaded = new ConcurrentHashMap<>();
        news.parallelStream()
                .filter(recorded -> recorded.payload() instanceof Inserted)
                .forEach(recorded ->
                        load((Inserted) recorded.payload()).ifPresent(held -> loaded.put(recorded.position(), held)));
        for (Recorded recorded : news) {
            switch (recorded.payload()) {
                case Inserted entry ->
                    Optional.ofNullable(loaded.get(recorded.position()))
                            .ifPresent(held -> place(entry, recorded.position(), held));
                case Deleted entry -> remove(entry);
                default -> throw new IllegalStateException("nothing else was kept");
            }
        }
        watermark = last[0]; // all or nothing: a failure above leaves the mark, and the next call reads again
    }

    private void place(Inserted entry, long position, Held held) {
        byClient.computeIfAbsent(entry.client(), none -> new ConcurrentSkipListMap<>())
                .put(position, held);
        places.put(entry.entryId(), position);
    }

    private void remove(Deleted entry) {
        Long position = places.remove(entry.entryId());
        if (position != null) {
            byClient.getOrDefault(entry.client(), new HashMap<>()).remove(position);
        }
    }

    /** None when its key was destroyed. */
    private Optional<Held> load(Inserted entry) {
        if (entry.templates().isEmpty()) {
            return Optional.of(new Held(entry, Map.of(), true));
        }
        try {
            return switch (opener.templates(entry.templates().get())) {
                case Opening.Opened opened ->
                    Optional.of(new Held(entry, prepared(Templates.read(opened.value())), true));
                case Opening.Gone _ -> Optional.empty();
            };
        } catch (Evidence.EvidenceDamaged
                | Vault.SealBroken
                | Json.Malformed
                | Biometrics.Unreadable
                | IllegalArgumentException damaged) {
            return Optional.of(new Held(entry, Map.of(), false));
        }
    }

    Map<String, Biometrics.Candidate> prepared(Map<String, byte[]> templates) {
        Map<String, Biometrics.Candidate> prepared = new TreeMap<>();
        templates.forEach((finger, template) -> prepared.put(finger, biometrics.candidate(template)));
        return prepared;
    }
}
