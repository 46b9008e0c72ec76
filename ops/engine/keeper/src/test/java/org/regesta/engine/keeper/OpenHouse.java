package org.regesta.engine.keeper;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Pkcs12HouseKeys;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Attribution;
import org.regesta.ports.BookLine;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Opening;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Vault.Derivation;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.RecordingSender;

/** A house with a door and no more behind it than a guest could ask for; real pairs, a real connection. */
final class OpenHouse implements AutoCloseable {

    record Guess(String subject, int number) {}

    record Forget(String subject) {}

    record Answered(String subject, boolean yes) {}

    enum Said {
        RIGHT,
        WRONG
    }

    enum No {
        FLOODED
    }

    final HouseKeys keys;
    final HouseKeys guestsKeys;
    final InMemoryVault vault = new InMemoryVault();
    final RecordingSender sender = new RecordingSender();
    final List<Object> decided = new ArrayList<>();
    final Books books = new Books();

    @Nullable
    RuntimeException trouble;

    Set<PublicKey> registered;
    private KeeperDoor door;

    /** @param folder where pairs are kept: making them takes longer than a case */
    OpenHouse(Path folder) {
        keys = pairs(folder.resolve("house"));
        guestsKeys = pairs(folder.resolve("guest"));
        registered = Set.of(guestsKeys.pair("REGESTA", "GUEST").certificate().getPublicKey());
        door = open(0);
    }

    private static HouseKeys pairs(Path folder) {
        return Pkcs12HouseKeys.open(folder, HousePassword.of(folder, Optional.empty()), Clock.systemUTC());
    }

    private KeeperDoor open(int port) {
        Served house = new Served(
                vault,
                Map.of(
                        Purpose.AUTHENTICATE,
                        new Opener(Purpose.AUTHENTICATE),
                        Purpose.ISSUE,
                        new Opener(Purpose.ISSUE)),
                keys,
                sender,
                this::decide,
                this::record,
                books);
        return KeeperDoor.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                keys.pair("REGESTA", "KEEPER"),
                root(),
                (id, key) -> id.equals("auth-1") && registered.contains(key),
                house,
                grant());
    }

    X509Certificate root() {
        return keys.pair("ROOT", "").certificate();
    }

    String fingerprint() {
        return KeeperDoor.fingerprint(root());
    }

    KeeperLine line(String id, String root, String serving) {
        return KeeperLine.to(
                "127.0.0.1", door.port(), id, guestsKeys.pair("REGESTA", "GUEST"), root, serving, grant().refusals());
    }

    /** Stops, and is gone until {@link #comeBack}. */
    int stop() {
        int port = door.port();
        door.close();
        return port;
    }

    void comeBack(int port) {
        door = open(port);
    }

    @Override
    public void close() {
        door.close();
    }

    static Grant grant() {
        return new Grant(
                Set.of(Purpose.AUTHENTICATE),
                Set.of(Derivation.OTP),
                Set.of("auth"),
                Set.of("IDA"),
                Set.of("otp"),
                Map.of(Grant.name(Guess.class), Guess.class),
                Map.of(Grant.name(Said.class), Said.class),
                Map.of(Grant.name(Answered.class), new Grant.Recordable(Answered.class, "authentication:")),
                by -> by.role().equals("AUTH_PARTNER"),
                Map.of(Grant.name(No.FLOODED), No.FLOODED));
    }

    private Commands.Done decide(Object command, Attribution by) {
        complain();
        decided.add(command);
        decided.add(by);
        return new Commands.Done("access:3", command instanceof Guess(String s, int n) && n == 1 ? Said.RIGHT : "done");
    }

    private CompletableFuture<Long> record(String stream, Object event, Attribution by) {
        if (trouble != null) {
            return CompletableFuture.failedFuture(trouble);
        }
        decided.add(stream);
        decided.add(event);
        return CompletableFuture.completedFuture(17L);
    }

    private void complain() {
        if (trouble != null) {
            throw trouble;
        }
    }

    private final class Opener implements OpensForGuests {
        private final Purpose purpose;

        Opener(Purpose purpose) {
            this.purpose = purpose;
        }

        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public Opening openForGuest(String attribute, Sealed sealed) {
            return vault.open(purpose, attribute, sealed);
        }

        @Override
        public Opening openForGuest(String store, String keyRef, String attribute, byte[] sealed) {
            return vault.openFromStore(purpose, store, keyRef, attribute, sealed);
        }

        @Override
        public Opening openForGuest(EvidenceRef ref) {
            throw new Evidence.EvidenceDamaged(ref.name());
        }
    }

    static final class Books implements BookLine {
        Duration waited = Duration.ZERO;

        @Override
        public List<byte[]> stream(Book book, String streamId, long fromSequence) {
            return List.of(new byte[] {1, 0}, new byte[] {2});
        }

        @Override
        public OptionalLong lastSequence(Book book, String streamId) {
            return streamId.equals("identity:1") ? OptionalLong.of(1) : OptionalLong.empty();
        }

        @Override
        public List<byte[]> after(Book book, long position, Duration atMost) {
            waited = atMost;
            return List.of(new byte[] {(byte) (position + 1)});
        }

        @Override
        public long head(Book book) {
            return book.ordinal();
        }
    }
}
