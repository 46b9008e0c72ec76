package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.cli.RegestaCli;
import org.regesta.testkit.Needs;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import tools.jackson.databind.JsonNode;

/** A house in a process of its own, on a disk of its own in memory, and what clients see of it over HTTP alone. */
@Needs({"unshare", "mount"})
class FromOutsideTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int RACES = SOAK ? 1_000 : 50;
    private static final int FILLED = SOAK ? 100 : 10;
    private static final int REQUESTS = SOAK ? 1_000_000 : 4_000;
    private static final int ASKING = 8;
    private static final int PEOPLE = SOAK ? 50 : 8;
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path folder;

    private static Child house;
    private static Path disk;
    private static Office office;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        String mount = "mount -t tmpfs -o size=768m none " + disk.toAbsolutePath() + " && exec \"$@\"";
        String namespaces = "root".equals(System.getProperty("user.name")) ? "-m" : "-Urm";
        List<String> within = List.of("unshare", namespaces, "sh", "-c", mount, "sh");
        house = Child.up(within, disk.resolve("data"), freePort(), folder.resolve("said"));
        url = house.awaitUp();
        office = new Office(new Api(url, Optional.empty()), house.administratorLink());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** R4: refused in the wire's own form, reads go on, and freed space is enough; ten times over. */
    @Test
    void a_full_disk_refuses_what_must_be_written_answers_what_can_be_read_and_heals_without_a_restart()
            throws IOException {
        Api auditor = office.appoint("110105", "Auditor", Set.of("AUDITOR"));
        Path filler = house.sees(disk).resolve("filler");
        for (int cycle = 0; cycle < FILLED; cycle++) {
            long before = head(auditor);
            fill(filler);
            String id = "4" + cycle;
            assertThatThrownBy(() -> office.appointInField(id, "Late", Set.of("REGISTRATION_OFFICER")))
                    .isInstanceOf(RegestaCli.Failed.class)
                    .hasMessageContainingAll(" answered 503 ", "storage-full");
            assertThatThrownBy(() -> new Premises(office.administrator(), CLOCK).openCentre("Quay"))
                    .as("MOSIP's wire: its envelope, with 200")
                    .isInstanceOf(RegestaCli.Failed.class)
                    .hasMessageContaining(" was refused: ")
                    .hasMessageContaining("errorCode");
            assertThat(head(auditor)).as("nothing was recorded").isEqualTo(before);
            Files.delete(filler);
            office.appointInField(id, "Late", Set.of("REGISTRATION_OFFICER"));
        }
        System.out.println("R4: " + FILLED + " times full and free again over HTTP");
    }

    /** How many events the registry has, as its log says to an auditor. */
    private static long head(Api auditor) {
        long[] seen = {-1, -2};
        House.await(
                () -> { // the notary may sign between the two figures of one answer
                    JsonNode state = auditor.get("/v1/log/registry/state");
                    seen[1] = seen[0];
                    seen[0] = state.path("size").asLong() + state.path("behind").asLong();
                    return seen[0] == seen[1];
                });
        return seen[0];
    }

    private static void fill(Path filler) throws IOException {
        long room = Files.getFileStore(filler.getParent()).getUsableSpace();
        byte[] block = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler)) {
            for (long left = room - 150L * 1024 * 1024; left > 0; left -= block.length) {
                out.write(block);
            }
        }
    }

    /** R10 over HTTP: of the threads of two client processes one gets each id, and all others a conflict. */
    @Test
    void of_two_processes_that_race_for_one_id_one_thread_gets_it() throws IOException {
        String token = office.administrator().bearer();
        try (Racing one = Racing.start(url, token);
                Racing other = Racing.start(url, token)) {
            for (int race = 0; race < RACES; race++) {
                String id = "7" + String.format(Locale.ROOT, "%05d", race);
                one.run(id);
                other.run(id);
                List<Integer> told = new ArrayList<>(one.told());
                told.addAll(other.told());
                assertThat(told.get(0) + told.get(2)).as("won %s", told).isEqualTo(1);
                assertThat(told.get(1) + told.get(3)).as("lost %s", told).isEqualTo(7);
            }
        }
        System.out.println("R10: " + RACES + " races of 2 processes with 4 threads each, one winner each");
    }

    /** A {@link Racer} in a process of its own. */
    private record Racing(Process process, BufferedReader out) implements AutoCloseable {

        static Racing start(String url, String token) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Racer.class.getName(),
                            url,
                            token)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Racing racing = new Racing(process, process.inputReader(StandardCharsets.UTF_8));
            assertThat(racing.out.readLine()).isEqualTo("ready");
            return racing;
        }

        void run(String id) throws IOException {
            process.getOutputStream().write((id + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        List<Integer> told() throws IOException {
            String line = String.valueOf(out.readLine());
            assertThat(line).matches("[0-9]+ [0-9]+");
            return List.of(Integer.valueOf(line.split(" ")[0]), Integer.valueOf(line.split(" ")[1]));
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** P5: what one thread asks about one person never holds anything of another's. */
    @Test
    void answers_to_many_at_once_are_never_mixed() throws Exception {
        Api client = office.registrationClient(CLOCK);
        Map<String, String> subjects = register(client);
        List<String> rids = List.copyOf(subjects.keySet());
        List<Future<Integer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(ASKING)) {
            for (int thread = 0; thread < ASKING; thread++) {
                Random dice = new Random(thread);
                asked.add(threads.submit(() -> {
                    for (int i = 0; i < REQUESTS / ASKING; i++) {
                        String rid = rids.get(dice.nextInt(rids.size()));
                        isOfOne(client.get("/v1/registrations/" + rid).toString(), rid, subjects);
                    }
                    return REQUESTS / ASKING;
                }));
            }
            int all = 0;
            for (Future<Integer> each : asked) {
                all += each.get();
            }
            System.out.println("P5: " + all + " answers about " + rids.size() + " people to " + ASKING + " threads");
        }
    }

    private static void isOfOne(String answer, String rid, Map<String, String> subjects) {
        assertThat(answer).contains(rid, subjects.get(rid));
        subjects.forEach((other, subject) -> {
            if (!other.equals(rid)) {
                assertThat(answer).doesNotContain(other).doesNotContain(subject);
            }
        });
    }

    private static Map<String, String> register(Api client) {
        Premises premises = new Premises(office.administrator(), CLOCK);
        String centre = premises.openCentre("Harbour");
        String machine = premises.registerMachine(centre);
        premises.publishSchema();
        office.appointInField(House.OPERATOR, "Operator", Set.of("REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR"));
        People people = new People(20261121);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        Enroller desk = new Enroller(centre, machine, House.OPERATOR, House.OPERATOR);
        Field field = new Field(client, CLOCK);
        Map<String, String> subjects = new TreeMap<>();
        for (int person = 0; person < PEOPLE; person++) {
            Packet packet = tool.pack(desk.enrol(people.adult(person), person + 1, CLOCK.instant()));
            field.announce(packet);
            field.upload(packet);
            subjects.put(packet.rid(), "");
        }
        for (String rid : List.copyOf(subjects.keySet())) {
            House.await(() -> subjects.put(rid, subjectOf(client, rid)) != null
                    && !subjects.get(rid).isEmpty());
        }
        return subjects;
    }

    private static String subjectOf(Api client, String rid) {
        try {
            return client.get("/v1/registrations/" + rid).path("subject").asString("");
        } catch (RegestaCli.Failed notYetInTheView) {
            return "";
        }
    }
}
