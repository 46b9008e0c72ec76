package org.regesta.cli.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Biometrics;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.stage.dedupe.Deduplication;
import org.regesta.testkit.memory.InMemoryEvidence;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.wire.Json;

/**
 * A registry that holds enrolled people and nothing else, in memory, so that the disk is not what is measured; their
 * fields and templates sealed, the index in a store of views on disk.
 */
final class DedupeBooks implements AutoCloseable {

    private final List<Recorded> registry = new ArrayList<>();
    private final Map<String, List<Recorded>> streams = new HashMap<>();
    private final InMemoryVault vault = new InMemoryVault();
    private final InMemoryEvidence evidence = new InMemoryEvidence(vault);
    private final Biometrics biometrics = new SourceAfisBiometrics();
    private final RocksViewStore views;
    private final Deduplication deduplication;

    DedupeBooks(Path folder) {
        this.views = RocksViewStore.open(folder);
        this.deduplication = Deduplication.over(new Reading(), views, vault, evidence, biometrics);
    }

    Deduplication deduplication() {
        return deduplication;
    }

    /** @return the rank */
    long enrol(String registrationId, DedupePeople.Written written) {
        String keyRef = KeyRefs.registration(registrationId);
        Map<String, String> texts = new TreeMap<>();
        written.templates()
                .forEach((finger, template) ->
                        texts.put(finger, java.util.Base64.getEncoder().encodeToString(template)));
        EvidenceRef templates =
                evidence.put(keyRef, "templates", Json.write(texts).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        append(
                registrationId,
                new RegistrationEvent.Validated(
                        registrationId,
                        1,
                        "0.1",
                        vault.sealAll(keyRef, written.fields()),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()));
        return append(
                registrationId,
                new RegistrationEvent.EnrolledInGallery(
                        registrationId,
                        1,
                        Optional.of(templates),
                        Set.copyOf(written.templates().keySet()),
                        biometrics.release()));
    }

    static String registrationId(int number) {
        return String.format(Locale.ROOT, "1000110001%05d20261121101500", number);
    }

    private long append(String registrationId, RegistrationEvent event) {
        List<Recorded> stream = streams.computeIfAbsent("registration:" + registrationId, first -> new ArrayList<>());
        Envelope envelope = new Envelope(
                Book.REGISTRY,
                registry.size(),
                Integer.toString(registry.size()),
                "registration.bench",
                "1",
                Optional.of(new Envelope.Place("registration:" + registrationId, stream.size())),
                Instant.EPOCH.toEpochMilli(),
                new byte[0],
                new TreeMap<>());
        Recorded recorded = new Recorded(envelope, event);
        stream.add(recorded);
        registry.add(recorded);
        return recorded.position();
    }

    @Override
    public void close() {
        views.close();
    }

    /** Written first, then only read. */
    private final class Reading implements Ledger {
        @Override
        public List<Recorded> stream(Book book, String streamId) {
            return Objects.requireNonNullElse(streams.get(streamId), List.of());
        }

        @Override
        public void read(Book book, long fromPosition, Consumer<Recorded> to) {
            registry.subList((int) Math.clamp(fromPosition, 0, registry.size()), registry.size())
                    .forEach(to);
        }

        @Override
        public long head(Book book) {
            return registry.size() - 1L;
        }

        @Override
        public Optional<Recorded> at(Book book, long position) {
            return position < 0 || position >= registry.size()
                    ? Optional.empty()
                    : Optional.of(registry.get((int) position));
        }
    }
}
