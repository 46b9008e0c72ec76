package org.regesta.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.cli.verb.Failed;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;

/** Kills the whole system at random moments while registrations come in and are worked on. */
class CrashTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int ROUNDS = SOAK ? 60 : 10;
    private static final int PEOPLE = SOAK ? 12 : 3;
    private static final Clock CLOCK = Clock.systemUTC();

    private final List<Packet> packets = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final int port = freePort();
    private SplittableRandom random = new SplittableRandom();
    private Office office;
    private MachineSeal seal;

    @Test
    void killed_at_random_moments_each_person_has_one_identity_in_the_end(@TempDir Path data, @TempDir Path said) {
        long seed = Long.getLong("seed", random.nextLong());
        System.out.println("kills and people of seed " + seed);
        random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            try (Child child = Child.up(data, port, said.resolve("round-" + round))) {
                if (round > 0 && random.nextInt(4) == 0) {
                    child.killIn(random.nextInt(500, 6_000)); // while it starts, or just after
                } else {
                    live(child, round, seed);
                }
            }
        }
        Options options = Options.on(data).withPort(port).withReadableOutbox().withNewAdministratorLink();
        try (RegestaServer.Instance server = RegestaServer.start(options)) {
            Api client = office.registrationClientAgain(new Api(server.url(), Optional.empty()), CLOCK);
            deliver(new Field(client, CLOCK, Optional.of(seal)), packets.size());
            AfterTheCrash after = new AfterTheCrash(server, client, packets);
            after.awaitDecisions();
            after.eachPersonHasOneIdentity(PEOPLE);
            after.answersAgree(PEOPLE);
            AfterTheCrash.everythingIsMadeAnewAsItWas(server);
        }
    }

    private void live(Child child, int round, long seed) {
        String url = child.awaitUp();
        if (round == 0) {
            setUp(new Api(url, Optional.empty()), child.administratorLink(), seed);
        }
        int delay = random.nextInt(100, 3_500);
        Thread killer = Thread.ofPlatform().start(() -> child.killIn(delay));
        try {
            Api client = office.registrationClientAgain(new Api(url, Optional.empty()), CLOCK);
            deliver(
                    new Field(client, CLOCK, Optional.of(seal)),
                    Math.min(packets.size(), 1 + round * packets.size() / (ROUNDS - 2)));
        } catch (UncheckedIOException | Failed killedMeanwhile) {
            System.out.println("round " + round + ": cut off while it took packets");
        }
        join(killer);
    }

    /** What was answered is never sent again: an answer is a promise. */
    private void deliver(Field field, int count) {
        for (Packet packet : packets.subList(0, count)) {
            if (!delivered.contains(packet.rid())) {
                field.announce(packet);
                field.upload(packet);
                delivered.add(packet.rid());
            }
        }
    }

    private void setUp(Api anyone, String link, long seed) {
        office = new Office(anyone, link);
        Premises premises = new Premises(office.administrator(), CLOCK);
        String centre = premises.openCentre("Harbour");
        String machine = premises.registerMachine(centre);
        seal = premises.seal(centre, machine);
        premises.publishSchema();
        office.appointInField(House.OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR"));
        office.registrationClient(CLOCK);
        People people = new People(seed);
        List<Person> all = new ArrayList<>(people.adults(PEOPLE));
        all.add(people.adult(PEOPLE).withFingersOf(people.adult(0))); // one person under two names
        Enroller desk = new Enroller(centre, machine, House.OPERATOR, House.OPERATOR);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        Instant at = CLOCK.instant();
        for (Person person : all) {
            packets.add(tool.pack(desk.enrol(person, packets.size(), at)));
        }
    }

    private static void join(Thread killer) {
        try {
            killer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException noneFree) {
            throw new UncheckedIOException(noneFree);
        }
    }
}
