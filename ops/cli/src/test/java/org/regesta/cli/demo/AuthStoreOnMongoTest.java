package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.StoreRefused;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;

/** Authentication in a database of its own: nobody else is in it, and whatever becomes of it, nobody is missing. */
class AuthStoreOnMongoTest {

    private static final String VIEWS = "regesta";
    private static final String AUTH = "regesta-auth";
    private static final int LOCKS = 20;
    private static final Attribution BY =
            new Attribution("locks", "RULE", new Authority.Rule("locks", "1", "test"), Map.of());
    private static final Set<String> OF_EVERY_STORE =
            Set.of("axon-tokens-1", "axon-dead-letters-1", "generations", "store-mark-1");

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final String address = mongo.bindAndGetConnectionString();
    private final MongoClient client = MongoClients.create(address);
    private final long seed = Long.getLong("seed", new SplittableRandom().nextLong());
    private final Person amina = new People(seed).adult(0);
    private String subject;

    @AfterEach
    void stop() {
        client.close();
        mongo.shutdownNow();
    }

    private Options onMongo(Path data, int port) {
        return Options.on(data)
                .withPort(port)
                .withReadableOutbox()
                .withMongo(address + "/" + VIEWS)
                .withAuthMongo(address + "/" + AUTH);
    }

    @Test
    void who_is_known_to_authentication_is_known_again_when_its_database_was_emptied(@TempDir Path data)
            throws IOException {
        System.out.println("person of seed " + seed);
        Path before = data.resolveSibling(data.getFileName() + "-before");
        Path house = data.resolve("house");
        try (House running = new House(onMongo(house, freePort()))) {
            Bank.Counters bank = new Bank(running.office.administrator(), running.clock).open();
            running.restart(() -> copy(house, before)); // as it was before anybody came
            String uin = registered(running);
            assertThat(knows(bank, uin, "1000000001")).isTrue();
            locksAreHeededByWhoWaitsForThem(running, bank, uin);
            eachRoomHasItsOwn(house);

            running.restart(() -> client.getDatabase(AUTH).drop());
            assertThat(knows(bank, uin, "1000000002"))
                    .as("made anew from the books")
                    .isTrue();

            running.restart(() -> client.getDatabase(VIEWS).drop());
            assertThat(knows(bank, uin, "1000000003")).isTrue();
        }
        refused(onMongo(before, 0), "the store of views, tokens and sagas was made from other books than these");
        client.getDatabase(VIEWS).drop();
        refused(onMongo(before, 0), "the store of authentication was made from other books than these");
        client.getDatabase(AUTH).drop();
        RegestaServer.start(onMongo(before, 0)).close();
        try (Stream<Path> left = Files.walk(before)) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("auth", "state");
        }
    }

    @Test
    void a_database_that_is_the_views_is_refused_for_authentication_by_whatever_name(@TempDir Path data) {
        Options one = Options.on(data).withPort(0).withMongo(address + "/" + VIEWS);
        refused(
                one.withAuthMongo(address.replace("127.0.0.1", "localhost") + "/" + VIEWS + "?appName=auth"),
                "the database given for authentication is the one of views, tokens and sagas");
        RegestaServer.start(one).close();
        assertThat(data.resolve("auth"))
                .as("unless it is given one, it keeps its folder")
                .isDirectory();
        assertThat(data.resolve("state")).doesNotExist();
    }

    private static void refused(Options options, String why) {
        assertThatThrownBy(() -> RegestaServer.start(options))
                .hasRootCauseInstanceOf(StoreRefused.class)
                .hasStackTraceContaining(why);
    }

    /** Registered by a packet, and shown to an officer. */
    private String registered(House house) {
        Instant at = house.clock.instant();
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        Packet packet = new PacketTool(FieldCategories.usual()).pack(desk.enrol(amina, 1, at));
        house.bringIn(packet, "FINISHED");
        Api officer = house.office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        Answers answers = new Answers(officer, house.office.appoint("110104", "Auditor", Set.of("AUDITOR")));
        subject = answers.subject(packet.rid());
        return answers.card(subject).path("uin").asString();
    }

    /** Each is recorded, and the next question is asked at once with its position. */
    private void locksAreHeededByWhoWaitsForThem(House house, Bank.Counters counters, String uin) {
        Commands commands = house.server.part(Commands.class);
        for (int round = 0; round < LOCKS; round++) {
            boolean locked = round % 2 == 0;
            IdentityCommand command = locked
                    ? new IdentityCommand.LockFactor(subject, Factor.DEMOGRAPHICS)
                    : new IdentityCommand.UnlockFactor(subject, Factor.DEMOGRAPHICS, Optional.empty());
            String position = commands.send(
                            command, BY.with(Meta.SUBJECT, subject).with(Meta.COMMAND_ID, "lock-" + round))
                    .position();
            AuthPartner bank = counters.bank();
            Map<String, Object> born = Map.of("dob", amina.dateOfBirth());
            assertThat(counters.client()
                            .sendAfter(position, bank.byDemographics("UIN", uin, "20000000" + (10 + round), born))
                            .yes())
                    .as("round " + round)
                    .isEqualTo(!locked);
        }
        assertThat(house.server
                        .part(MeterRegistry.class)
                        .get("regesta.view.lag")
                        .tag("view", "auth-person-5")
                        .tag("book", "registry")
                        .timer()
                        .count())
                .as("each of them is measured")
                .isGreaterThanOrEqualTo(LOCKS);
    }

    /** By their birth date; asked again while the views catch up with what a start finds. */
    private boolean knows(Bank.Counters counters, String uin, String transaction) {
        boolean[] known = new boolean[1];
        int[] asked = new int[1];
        House.await(() -> {
            AuthPartner bank = counters.bank();
            String each = transaction.substring(0, 7) + (100 + asked[0]++);
            known[0] = counters.client()
                    .send(bank.byDemographics("UIN", uin, each, Map.of("dob", amina.dateOfBirth())))
                    .yes();
            return known[0];
        });
        return known[0];
    }

    private void eachRoomHasItsOwn(Path house) {
        assertThat(house.resolve("auth")).doesNotExist();
        assertThat(house.resolve("state")).doesNotExist();
        Set<String> auth = collections(AUTH);
        Set<String> views = collections(VIEWS);
        auth.removeAll(OF_EVERY_STORE);
        views.removeAll(OF_EVERY_STORE);
        assertThat(auth).contains("auth-person-5").isNotEmpty().allMatch(name -> name.startsWith("auth-"));
        assertThat(views).hasSizeGreaterThan(5).noneMatch(name -> name.startsWith("auth-"));
        List<String> tokens = ids(AUTH, "axon-tokens-1");
        assertThat(tokens).isNotEmpty().allMatch(id -> id.startsWith("auth-") || id.equals("store-id"));
        assertThat(ids(VIEWS, "axon-tokens-1")).isNotEmpty().noneMatch(id -> id.startsWith("auth-"));
    }

    private Set<String> collections(String database) {
        Set<String> names = new TreeSet<>();
        client.getDatabase(database).listCollectionNames().forEach(names::add);
        names.removeIf(name -> name.startsWith("regesta.") || name.startsWith("system."));
        return names;
    }

    private List<String> ids(String database, String collection) {
        return client.getDatabase(database)
                .getCollection(collection)
                .find()
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(file -> !file.endsWith("ballast")).toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
