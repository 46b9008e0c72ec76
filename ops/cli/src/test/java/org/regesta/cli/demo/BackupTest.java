package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.backup.Backup;
import org.regesta.engine.backup.Progress;
import org.regesta.engine.backup.Restore;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.ports.Ledger;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.backup.BackupOf;
import org.regesta.server.backup.RestoreTo;
import org.regesta.server.delivery.SagaRebuild;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;

/** A house is copied while it runs, and what is made from the copy is that house. */
class BackupTest {

    private static final Progress SILENT = (what, done, of) -> {};

    @TempDir
    private Path folder;

    private Path backup() {
        return folder.resolve("backup");
    }

    @Test
    void a_house_restored_from_a_backup_taken_while_it_ran_has_the_same_books_and_goes_on() {
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        System.out.println("people of seed " + seed);
        Path keys = folder.resolve("keys");
        Path restored = folder.resolve("restored");
        try (House house = new House(folder.resolve("data"))) {
            Backup.Result first = BackupOf.of(house.options.data(), backup(), keys, SILENT);
            List<Packet> packets = packets(house, seed);
            house.bringIn(packets.get(0), "FINISHED");
            house.bringIn(packets.get(1), "IN_ADJUDICATION");
            Backup.Result second = BackupOf.of(house.options.data(), backup(), keys, SILENT);
            assertThat(second.newEvents()).as("only what is new").isEqualTo(count(second) - count(first));
            assertThat(second.newBlobs()).isPositive();
            assertThat(second.lost()).isEmpty();
            List<String> answers = packets.stream()
                    .map(packet -> house.registration(packet.rid()).toString())
                    .toList();
            List<String> books = leaves(house.server, second.heads());

            Restore.Result result = RestoreTo.folder(restored, backup(), keys, Optional.empty(), Set.of(), SILENT);

            assertThat(result.heads()).isEqualTo(second.heads());
            assertThat(result.signed().get("registry"))
                    .as("the restored root is the one that the notary signed")
                    .isGreaterThan(first.heads().get("registry"));
            Options options = Options.on(restored).withPort(0).withReadableOutbox();
            try (RegestaServer.Instance server = RegestaServer.start(options)) {
                assertThat(leaves(server, result.heads())).isEqualTo(books);
                Api client = house.office.registrationClientAgain(new Api(server.url(), Optional.empty()), house.clock);
                assertThat(packets.stream()
                                .map(packet -> client.get("/v1/registrations/" + packet.rid())
                                        .toString())
                                .toList())
                        .isEqualTo(answers);
                SagaRebuild.Result sagas = server.part(SagaRebuild.class).rebuild();
                assertThat(sagas.same())
                        .as("the processes stand where they stood")
                        .isTrue();
                assertThat(sagas.open()).as("the one that waits for a human").isEqualTo(1);
                assertThat(registryTypesSince(server, result.heads()))
                        .as("nothing was done again")
                        .noneMatch(type -> type.startsWith("registration.") || type.startsWith("identity."));
            }
        }
    }

    private static long count(Backup.Result backup) {
        return backup.heads().values().stream().mapToLong(head -> head + 1).sum();
    }

    private static List<Packet> packets(House house, long seed) {
        People people = new People(seed);
        Instant at = house.clock.instant();
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        Person twice = people.adult(1).withFingersOf(people.adult(0));
        return List.of(tool.pack(desk.enrol(people.adult(0), 1, at)), tool.pack(desk.enrol(twice, 2, at)));
    }

    private static List<String> registryTypesSince(RegestaServer.Instance server, Map<String, Long> heads) {
        List<String> types = new ArrayList<>();
        server.part(Ledger.class)
                .read(
                        Book.REGISTRY,
                        heads.get("registry") + 1,
                        event -> types.add(event.envelope().type()));
        return types;
    }

    /** Of each book up to a position, the hash of each leaf. */
    private static List<String> leaves(RegestaServer.Instance server, Map<String, Long> heads) {
        List<String> hashes = new ArrayList<>();
        for (Book book : Book.values()) {
            server.part(Ledger.class).read(book, 0, event -> {
                if (event.position() <= heads.get(book.text())) {
                    hashes.add(hash(Leaf.encode(event.envelope())));
                }
            });
        }
        return hashes;
    }

    private static String hash(byte[] leaf) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
