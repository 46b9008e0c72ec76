package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import tools.jackson.databind.JsonNode;

/**
 * The whole system with its views, tokens and sagas in MongoDB, authentication's in a database of its own; and what
 * stands in which book.
 */
class OnMongoTest {

    /** Who is asked by whom, and what was answered: everything else is the registry's. */
    private static final Set<String> OF_THE_ACCESS_BOOK = Set.of("authguard", "authentication", "disclosure");

    private final MongoServer mongo = new MongoServer(new MemoryBackend());

    @AfterEach
    void stop() {
        mongo.shutdownNow();
    }

    @Test
    void a_life_on_mongodb_gives_the_views_that_the_embedded_store_makes_from_the_same_books(@TempDir Path data) {
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        System.out.println("person of seed " + seed);
        String address = mongo.bindAndGetConnectionString();
        Options onMongo = Options.on(data)
                .withPort(0)
                .withReadableOutbox()
                .withMongo(address + "/regesta")
                .withAuthMongo(address + "/regesta-auth");
        Map<String, String> there;
        Map<Book, Long> heads;
        try (House house = new House(onMongo)) {
            live(house, new People(seed).adult(0));
            heads = heads(house.server);
            there = hashes(house.server);
            assertEachStreamInItsBook(house.server.part(Ledger.class));
        }
        assertThat(data.resolve("state")).as("nothing beside MongoDB").doesNotExist();
        assertThat(data.resolve("auth")).as("nothing beside MongoDB").doesNotExist();

        try (RegestaServer.Instance embedded =
                RegestaServer.start(Options.on(data).withPort(0))) {
            assertThat(heads(embedded)).isEqualTo(heads);
            assertThat(hashes(embedded)).isEqualTo(there).hasSizeGreaterThan(5);
        }
    }

    /** Registered, shown to an officer, and asked about ten times by a bank. */
    private static void live(House house, Person person) {
        Instant at = house.clock.instant();
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        Packet packet = new PacketTool(FieldCategories.usual()).pack(desk.enrol(person, 1, at));
        house.bringIn(packet, "FINISHED");
        Api officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        Answers answers = new Answers(officer, house.office.appoint("110104", "Auditor", Set.of("AUDITOR")));
        JsonNode card = answers.card(answers.subject(packet.rid()));
        Api manager = house.office.administrator();
        Story untold = new Story(new PrintStream(OutputStream.nullOutputStream()));
        new TenQuestions(new Bank(manager, house.clock).open(), manager, untold, house.clock)
                .ask(
                        person,
                        card.path("uin").asString(),
                        card.path("vids").path(0).path("vid").asString());
    }

    private static Map<Book, Long> heads(RegestaServer.Instance server) {
        Map<Book, Long> heads = new TreeMap<>();
        for (Book book : Book.values()) {
            heads.put(book, server.part(Ledger.class).head(book));
        }
        return heads;
    }

    private static Map<String, String> hashes(RegestaServer.Instance server) {
        Replay replay = server.part(Replay.class);
        Map<String, String> hashes = new TreeMap<>();
        for (String view : replay.views()) {
            Replay.Result result = replay.rebuild(view, (done, of) -> {});
            assertThat(result.same()).as(view).isTrue();
            hashes.put(view, result.hash());
        }
        return hashes;
    }

    private static void assertEachStreamInItsBook(Ledger ledger) {
        Map<Book, Set<String>> features = new TreeMap<>();
        for (Book book : Book.values()) {
            Set<String> here = features.computeIfAbsent(book, none -> new TreeSet<>());
            ledger.read(book, 0, event -> here.add(feature(event)));
        }
        assertThat(features.get(Book.ACCESS)).isEqualTo(OF_THE_ACCESS_BOOK);
        assertThat(features.get(Book.REGISTRY))
                .contains("identity", "registration", "uinclaim", "vidclaim", "partner", "officer", "centre")
                .doesNotContainAnyElementsOf(OF_THE_ACCESS_BOOK);
    }

    private static String feature(Recorded event) {
        return event.envelope()
                .at()
                .map(place -> place.stream().replaceFirst(":.*", ""))
                .orElse("no stream");
    }
}
