package org.regesta.engine.backup;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.regesta.engine.eventlog.BookReader;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Leaves;
import org.regesta.engine.notary.NoteSigner;
import org.regesta.engine.vault.FileEvidence;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Reserve;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Leaf;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;

/** A house without a server: two books, a vault, evidence. */
final class LittleHouse implements AutoCloseable {

    private static final Attribution ROSA =
            new Attribution("officer-rosa", "MASTERDATA_ADMIN", new Authority.Rule("founding", "1", "law-7"), Map.of());

    final Path data;
    final FileVault vault;
    final FileEvidence evidence;
    final Map<Book, RocksEventStorageEngine> books = new EnumMap<>(Book.class);
    final Map<Book, BookReader> readers = new EnumMap<>(Book.class);

    LittleHouse(Path data, Clock clock) {
        this.data = data;
        Path keys = data.resolve("vault");
        Reserve reserve = Reserve.on(data, 0);
        vault = FileVault.open(keys, HousePassword.of(keys, Optional.empty()), reserve);
        evidence = FileEvidence.in(data.resolve("evidence"), vault, reserve);
        LedgerSerializer serializer = new LedgerSerializer();
        for (Book book : Book.values()) {
            EventLogOptions options = EventLogOptions.of(data.resolve(book.text()), book, clock)
                    .reserve(0)
                    .ballast(0);
            RocksEventStorageEngine engine = RocksEventStorageEngine.open(options, serializer);
            books.put(book, engine);
            readers.put(book, new BookReader(LedgerEventStore.over(engine, serializer)));
        }
    }

    Backup backup() {
        return new Backup(readers, vault, data, Clock.systemUTC());
    }

    /** Signs all there is, at the clock's time. */
    void sign(Clock clock) {
        for (Book book : Book.values()) {
            RocksEventStorageEngine engine = books.get(book);
            String origin = "regesta/test/" + book.text();
            NoteSigner signer = new NoteSigner(origin, vault.derive(Vault.Derivation.NOTARY, book.text()));
            BookNotary notary =
                    new BookNotary(data.resolve("notary").resolve(book.text()), leaves(engine), signer, clock);
            while (notary.round() > 0) {}
        }
    }

    private static Leaves leaves(RocksEventStorageEngine engine) {
        return new Leaves() {
            @Override
            public long count() {
                return engine.head() + 1;
            }

            @Override
            public void read(long from, int most, Each to) {
                for (long position = from; position < Math.min(count(), from + most); position++) {
                    to.leaf(position, engine.rawAt(position).orElseThrow());
                }
            }
        };
    }

    /** What a start does first. */
    void covers() {
        new VaultCoverage(readers.get(Book.REGISTRY), vault, data.resolve("vault")).check();
    }

    /** Opens so many centres in one append; the position of the last. */
    long openCentres(String name, int count) {
        List<EventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = name + "-" + i;
            events.add(event("centre:" + id, 0, new CentreEvent.Opened(id, Map.of("eng", "Harbour"), Map.of())));
        }
        return books.get(Book.REGISTRY).append(events);
    }

    /** A packet under a key of its own. */
    EvidenceRef receive(String rid) {
        EvidenceRef packet = evidence.put(KeyRefs.registration(rid), "packet", ("packet of " + rid).getBytes());
        books.get(Book.REGISTRY)
                .append(List.of(event(
                        "registration:" + rid,
                        0,
                        new RegistrationEvent.PacketReceived(
                                rid, packet, "hash", "10001", "20002", Instant.parse("2027-03-01T12:00:00Z")))));
        return packet;
    }

    /** Any event of the registry. */
    void happens(String stream, long sequence, Object payload) {
        books.get(Book.REGISTRY).append(List.of(event(stream, sequence, payload)));
    }

    void disclose(String id) {
        books.get(Book.ACCESS)
                .append(List.of(event(
                        "disclosure:" + id,
                        0,
                        new DisclosureEvent.Disclosed(id, Set.of("s"), Purpose.VALIDATE, "rosa", Set.of("name")))));
    }

    private static EventMessage<?> event(String stream, long sequence, Object payload) {
        return new GenericDomainEventMessage<>("any", stream, sequence, payload, ROSA.metadata());
    }

    List<byte[]> leaves(Book book) {
        List<byte[]> leaves = new ArrayList<>();
        books.get(book).forEachRaw(0, (position, leaf) -> leaves.add(leaf));
        return leaves;
    }

    static long recorded(byte[] leaf) {
        return Leaf.decode(leaf).recordedMillis();
    }

    /** The root of RFC 6962, section 2.1, written down as it stands there. */
    static String root(List<byte[]> leaves) {
        return HexFormat.of().formatHex(tree(leaves));
    }

    private static byte[] tree(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sums.sha256().digest();
        }
        if (leaves.size() == 1) {
            return hash(0, leaves.getFirst(), new byte[0]);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hash(1, tree(leaves.subList(0, split)), tree(leaves.subList(split, leaves.size())));
    }

    private static byte[] hash(int kind, byte[] left, byte[] right) {
        MessageDigest digest = Sums.sha256();
        digest.update((byte) kind);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    @Override
    public void close() {
        books.values().forEach(RocksEventStorageEngine::close);
        vault.close();
    }
}
