package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.MemoryDisk;
import org.regesta.testkit.Needs;
import org.regesta.testkit.SoftHsm;
import org.regesta.testkit.packet.Packet;
import tools.jackson.databind.JsonNode;

/**
 * A house in a process of its own, on a disk of its own in memory, whose house key passes from its file into a PKCS#11
 * token while it runs, and what clients see of it over HTTP alone.
 */
@Needs({Needs.MEMORY_DISK, "softhsm2-util"})
class FromOutsideTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int RACES = SOAK ? 1_000 : 50;
    private static final int TWICE = Integer.getInteger("rounds", 500);
    private static final int FILLED = SOAK ? 100 : 10;
    private static final int REQUESTS = SOAK ? 1_000_000 : 20_000;
    private static final int ASKING = 8;
    private static final int DISCLOSED = 1_000; // of those requests
    private static final int PEOPLE = 4;
    private static final int DISK_MEBIBYTES = 1_024; // a reserve of 256 stays free
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path folder;

    private static Child house;
    private static Path disk;
    private static Office office;
    private static IntoTheToken houseKey;
    private static String url;
    private static Crowd crowd;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        System.out.println("seed " + SEED);
        disk = Files.createDirectory(folder.resolve("disk"));
        List<String> within = new ArrayList<>(
                new SoftHsm(folder.resolve("token")).initialised().holding());
        within.addAll(MemoryDisk.holding(disk, DISK_MEBIBYTES));
        within.addAll(IntoTheToken.begunInAFile(folder.resolve("begun"), disk.resolve("data")));
        within.addAll(List.of("env", "REGESTA_REGISTRATION_QUALITY_FLOOR=0")); // who races has noise for a finger
        house = Child.up(
                within, disk.resolve("data"), freePort(), folder.resolve("said"), List.of("--administrator", "deputy"));
        url = house.awaitUp();
        Api anyone = new Api(url, Optional.empty());
        office = new Office(anyone, house.administratorLink());
        Premises premises = new Premises(office.administrator(), CLOCK);
        String centre = premises.openCentre("Harbour");
        String machine = premises.registerMachine(centre);
        premises.publishSchema();
        office.appointInField(House.OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR"));
        office.registrationClient(CLOCK);
        crowd = new Crowd(() -> office.registrationClientAgain(anyone, CLOCK), CLOCK, premises.seal(centre, machine));
        crowd.register(IntStream.range(0, PEOPLE)
                .mapToObj(person -> crowd.nextPacket())
                .toList());
        houseKey = new IntoTheToken(house.sees(disk).resolve("data").resolve("vault"), folder.resolve("copies"));
        houseKey.bothDecide(office.administrator(), SignIn.byLink(anyone, house.linkOf("deputy")));
    }

    @AfterAll
    static void stop() {
        if (house != null) {
            house.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Who came before it passed there is answered too, and what came since is under it as well. */
    @Test
    void the_house_that_registers_and_answers_here_has_its_house_key_in_the_token_alone() throws IOException {
        crowd.register(List.of(crowd.nextPacket()));
        assertThat(crowd.rids()).hasSizeGreaterThan(PEOPLE).allSatisfy(crowd::asks);
        houseKey.isInTheTokenAlone("since");
        assertThat(folder.resolve("token").resolve("tokens")).isDirectoryRecursivelyContaining("glob:**.object");
    }

    /** R4: full to the last block; refused in the wire's own form, reads go on, and freed space is enough. */
    @Test
    void a_full_disk_refuses_what_must_be_written_answers_what_can_be_read_and_heals_without_a_restart()
            throws IOException {
        Api auditor = office.appoint("110105", "Auditor", Set.of("AUDITOR"));
        Path filler = house.sees(disk).resolve("filler");
        Packet late = crowd.nextPacket();
        for (int cycle = 0; cycle < FILLED; cycle++) {
            String id = "4" + cycle;
            crowd.signInEarly();
            try {
                fill(filler);
                long before = head(auditor); // only now: people who came before are still being told of it
                refusesToWrite(id);
                crowd.rids().forEach(crowd::asks);
                assertThat(head(auditor)).as("nothing was recorded").isEqualTo(before);
            } finally {
                Files.delete(filler);
            }
            appoint(id);
        }
        crowd.register(List.of(late));
        House.await(() -> state(auditor).path("behind").asLong(1) == 0);
        System.out.println("R4: " + FILLED + " times full and free again over HTTP");
    }

    private static void refusesToWrite(String id) {
        assertThatThrownBy(() -> appoint(id))
                .isInstanceOf(Failed.class)
                .hasMessageContainingAll(" answered 503 ", "storage-full");
        assertThatThrownBy(() -> new Premises(office.administrator(), CLOCK).openCentre("Quay"))
                .as("MOSIP's wire: its envelope, with 200")
                .isInstanceOf(Failed.class)
                .hasMessageContainingAll(" was refused: ", "KER-MSD-500");
    }

    private static void appoint(String id) {
        office.appointInField(id, "Late", Set.of("REGISTRATION_OFFICER"));
    }

    private static JsonNode state(Api auditor) {
        return auditor.get("/v1/log/registry/state");
    }

    /** How many events the registry has, as its log says to an auditor. */
    private static long head(Api auditor) {
        long[] seen = {-1, -2};
        House.await(
                () -> { // the notary may sign between the two figures of one answer
                    JsonNode state = state(auditor);
                    seen[1] = seen[0];
                    seen[0] = state.path("size").asLong() + state.path("behind").asLong();
                    return seen[0] == seen[1];
                });
        return seen[0];
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** R10 over HTTP: of the threads of two client processes one gets each id, and all others a conflict. */
    @Test
    void of_two_processes_that_race_for_one_id_one_thread_gets_it() throws IOException {
        int[] wins = new int[2];
        String token = office.administrator().bearer();
        try (Racing both = Racing.start(url)) {
            for (int race = 0; race < RACES; race++) {
                List<Racing.Told> told = both.race(token, "7" + String.format(Locale.ROOT, "%05d", race), race % 2);
                Racing.hasOneWinner(told);
                wins[0] += told.get(0).won();
                wins[1] += told.get(1).won();
            }
            List<Racing.Told> tooLate = both.race(token, "700000", 0);
            assertThatThrownBy(() -> Racing.hasOneWinner(tooLate)).isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> both.race("nobody's", "799999", 0))
                    .as("what is no conflict is no loss")
                    .hasMessageContaining(" answered 401 ");
        }
        assertThat(wins).as("each was first at times, or it was no race").doesNotContain(0);
        System.out.printf(
                "R10: %d races of 2 processes with 4 threads each, one winner each: %d to %d%n",
                RACES, wins[0], wins[1]);
    }

    /** Two packets of one person at the same moment: the order of the log decides which becomes an identity. */
    @Test
    void of_two_packets_of_one_person_at_the_same_moment_one_becomes_an_identity() throws IOException {
        List<List<String>> pairs = new ArrayList<>();
        Path files = Files.createDirectory(folder.resolve("packets"));
        try (Racing both = Racing.start(url)) {
            for (int race = 0; race < TWICE; race++) {
                pairs.add(raced(both, files, race % 2));
                tell(race, "raced");
            }
        }
        Set<String> people = new TreeSet<>();
        for (List<String> pair : pairs) {
            people.add(theOneOf(pair));
            tell(people.size() - 1, "decided");
        }
        assertThat(people).as("nobody is two of them").hasSize(TWICE);
        System.out.println(TWICE + " people twice at the same moment, one identity each");
    }

    /** All threads of both bring two packets of one person. */
    private static List<String> raced(Racing both, Path files, int first) throws IOException {
        List<Packet> two = crowd.twice();
        List<Path> brought = new ArrayList<>();
        for (Packet packet : two) {
            brought.add(Files.write(files.resolve(packet.fileName()), packet.content()));
        }
        List<Racing.Told> told = both.bring(crowd.bearer(), brought.get(0), brought.get(1), first);
        assertThat(told.stream().mapToInt(t -> t.won() + t.lost()).sum()).isEqualTo(8);
        return two.stream().map(Packet::rid).toList();
    }

    /** Who came of two registrations, once both are decided: one of them a person, the other with the adjudicator. */
    private static String theOneOf(List<String> pair) {
        Set<String> ends = Set.of("FINISHED", "IN_ADJUDICATION");
        pair.forEach(rid -> House.awaitOneOf(ends, () -> crowd.standing(rid)));
        assertThat(pair.stream().map(crowd::standing)).containsExactlyInAnyOrder("FINISHED", "IN_ADJUDICATION");
        List<String> subjects = pair.stream()
                .map(crowd::subjectOf)
                .filter(subject -> !subject.isEmpty())
                .toList();
        assertThat(subjects).as("of %s", pair).hasSize(1);
        return subjects.getFirst();
    }

    private static void tell(int round, String how) {
        if ((round + 1) % 25 == 0) {
            System.out.printf("%s %s %d of %d%n", CLOCK.instant(), how, round + 1, TWICE);
        }
    }

    /** P5: what one thread asks about one person never holds anything of another's. */
    @Test
    void answers_to_many_at_once_are_never_mixed() throws Exception {
        Mingled people = new Mingled(crowd, CLOCK, SEED, REQUESTS / DISCLOSED);
        List<Future<Integer>> asked = new ArrayList<>();
        int all = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(ASKING)) {
            for (int thread = 0; thread < ASKING; thread++) {
                Random dice = new Random(SEED + thread);
                asked.add(threads.submit(() -> {
                    for (int i = 0; i < REQUESTS / ASKING; i++) {
                        people.ask(dice);
                    }
                    return REQUESTS / ASKING;
                }));
            }
            for (Future<Integer> each : asked) {
                all += each.get();
            }
        }
        assertThat(all).isEqualTo(REQUESTS);
        System.out.println("P5: " + all + " answers about " + Mingled.PEOPLE + " people to " + ASKING + " threads");
    }

    @Test
    void an_answer_with_anything_of_another_would_be_seen() {
        Apart apart = new Apart();
        apart.belong("rid-of-amina", List.of("rid-of-amina", "amina-diallo"));
        apart.belong("rid-of-bao", List.of("rid-of-bao", "bao-nguyen"));
        List<String> awaited = List.of("rid-of-amina", "amina-diallo");
        apart.isOfOne("{rid-of-amina: amina-diallo}", "rid-of-amina", awaited);
        for (String mixed : List.of(
                "{rid-of-amina: bao-nguyen}",
                "{rid-of-bao: bao-nguyen}",
                "{rid-of-amina: amina-diallo, bao-nguyen}",
                "{rid-of-amina: amina-diallo}, rid-of-bao")) {
            assertThatThrownBy(() -> apart.isOfOne(mixed, "rid-of-amina", awaited))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
