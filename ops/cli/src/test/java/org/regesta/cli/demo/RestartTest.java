package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.server.delivery.Replay;
import org.regesta.server.delivery.SagaRebuild;
import org.regesta.testkit.packet.Damage;
import org.regesta.testkit.packet.DamagedPackets;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was answered before the system ended is answered after it began again, and can be made anew from the books. */
class RestartTest {

    private static final String OFFICER = "110103";
    private static final String AUDITOR = "110104";
    private static final Duration EIGHT_DAYS = Duration.ofDays(8); // a packet is awaited for seven
    private static final String OVERDUE = "The decision is overdue";
    private static final String ESCALATED = "No supervisor left an address to be told at";

    @Test
    void the_answers_are_the_same_after_a_restart_and_when_made_anew_from_the_books(@TempDir Path data) {
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        System.out.println("people of seed " + seed);
        try (House house = new House(data)) {
            Api officer = house.office.appoint(OFFICER, "Officer", Set.of("REGISTRATION_ADMIN"));
            Api auditor = house.office.appoint(AUDITOR, "Auditor", Set.of("AUDITOR"));
            List<String> rids = threeFates(house, seed);
            Answers before = new Answers(officer, auditor);
            toldAll(before, rids);
            JsonNode card = shown(before, before.subject(rids.get(0)), 1);
            List<String> said = answers(house, before, rids);

            house.restart(() -> {
                damage(data.resolve("auth"));
                System.setProperty(House.DECISIONS, "PT0.001S"); // it fell due while the house was down
            });
            assertThat(data.resolve("auth.damaged-1")).as("what was damaged").isDirectory();

            Answers after = new Answers(house.signedInAgain(OFFICER), house.signedInAgain(AUDITOR));
            assertThat(answers(house, after, rids)).isEqualTo(said);
            String subject = after.subject(rids.get(0));
            assertThat(shown(after, subject, 2)).isEqualTo(card);
            assertThat(after.history(subject)).as("one disclosure more").hasSize(before(said) + 1);
            House.await(() -> lines(after, rids.get(2), ESCALATED) == 1);
            everythingIsMadeAnewAsItWas(house);
            assertThat(lines(after, rids.get(2), OVERDUE)).as("said once").isEqualTo(1);
            assertThat(lines(after, rids.get(2), ESCALATED)).as("told once").isEqualTo(1);
            List<String> again = answers(house, after, rids);
            again.removeIf(line -> !said.contains(line));
            assertThat(again).isEqualTo(said);
            aClockThatIsSetFindsWhatIsLateWhileItIsAndSaysItOnce(house, rids.get(2));
        }
    }

    /** Eight days on, back and on again: who waits too long is listed while they do, what is due is said once. */
    private static void aClockThatIsSetFindsWhatIsLateWhileItIsAndSaysItOnce(House house, String waiting) {
        Packets packets = new Packets(house);
        Packet never = packets.said("DEACTIVATED", 90, Map.of("IDSchemaVersion", 0.1));
        house.field().announce(never, "DEACTIVATED");
        assertThat(House.listed(house.signedInAgain(OFFICER), never.rid()).isObject())
                .isFalse();

        house.clockIsAhead(EIGHT_DAYS);
        Api officer = house.signedInAgain(OFFICER);
        House.await(() -> House.listed(officer, never.rid()).isObject());

        house.clockIsAhead(Duration.ZERO);
        Api before = house.signedInAgain(OFFICER);
        assertThat(House.listed(before, never.rid()).isMissingNode()).isTrue();
        house.bring(packets.said("LOST", 91, Map.of()), "LOST", "REJECTED_INVALID");

        house.clockIsAhead(EIGHT_DAYS);
        Answers answers = new Answers(house.signedInAgain(OFFICER), house.signedInAgain(AUDITOR));
        Api after = house.signedInAgain(OFFICER);
        House.await(() -> House.listed(after, never.rid()).isObject());
        assertThat(lines(answers, waiting, OVERDUE)).as("said once").isEqualTo(1);
    }

    @AfterEach
    void the_law_gives_its_usual_time() {
        System.clearProperty(House.DECISIONS);
    }

    private static long lines(Answers answers, String rid, String of) {
        return answers.audit(rid).stream().filter(line -> line.contains(of)).count();
    }

    /** A bit in the first record: what authentication knows is to be made anew, though the tokens stand elsewhere. */
    private static void damage(Path store) {
        try (Stream<Path> files = Files.list(store)) {
            Path log = files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(log);
            assertThat(bytes).as("the log of authentication").hasSizeGreaterThan(1_000);
            bytes[6] ^= 4;
            Files.write(log, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One becomes an identity, one is refused, and one waits for a human. */
    private static List<String> threeFates(House house, long seed) {
        People people = new People(seed);
        Instant at = house.clock.instant();
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        Person twice = people.adult(1).withFingersOf(people.adult(0));
        Packet first = tool.pack(desk.enrol(people.adult(0), 1, at));
        Packet damaged =
                new DamagedPackets(tool, desk.enrol(people.adult(2), 2, at)).of(Damage.FILE_CHANGED_AFTER_HASHING);
        Packet second = tool.pack(desk.enrol(twice, 3, at));
        house.bringIn(first, "FINISHED");
        house.bringIn(damaged, "REJECTED_INVALID");
        house.bringIn(second, "IN_ADJUDICATION");
        return List.of(first.rid(), damaged.rid(), second.rid());
    }

    /** Each was told what became of the registration: what is told comes after, and by itself. */
    private static void toldAll(Answers answers, List<String> rids) {
        List<String> last = List.of("issued", "rejected", "under review");
        for (int i = 0; i < rids.size(); i++) {
            String rid = rids.get(i);
            String milestone = last.get(i);
            House.await(() ->
                    answers.audit(rid).stream().anyMatch(line -> line.contains("told") && line.contains(milestone)));
        }
    }

    private static List<String> answers(House house, Answers answers, List<String> rids) {
        List<String> all = new ArrayList<>(answers.history(answers.subject(rids.get(0))).stream()
                .map(line -> "history " + line)
                .toList());
        for (String rid : rids) {
            all.add(standing(house, rid).toString());
            all.add(house.field().status(rid));
            all.addAll(answers.audit(rid));
        }
        all.removeIf(line -> line.contains(OVERDUE) || line.contains(ESCALATED)); // after the restart, when it comes
        all.addAll(answers.report());
        return all;
    }

    /** Of a case without its newest event, which is that it is overdue, or is not yet. */
    private static JsonNode standing(House house, String rid) {
        ObjectNode registration = (ObjectNode) house.registration(rid);
        return registration.path("standing").asString().equals("IN_ADJUDICATION")
                ? registration.remove(List.of("updated", "position"))
                : registration;
    }

    /** The card, once the history tells that it was shown so many times: a view follows its book. */
    private static JsonNode shown(Answers answers, String subject, int times) {
        JsonNode card = answers.card(subject);
        House.await(() -> answers.history(subject).stream()
                        .filter(line -> line.contains("Personal data was shown"))
                        .count()
                == times);
        return card;
    }

    private static int before(List<String> said) {
        return (int) said.stream().filter(line -> line.startsWith("history ")).count();
    }

    private static void everythingIsMadeAnewAsItWas(House house) {
        Replay replay = house.server.part(Replay.class);
        Map<String, String> hashes = new TreeMap<>();
        for (String view : replay.views()) {
            Replay.Result result = replay.rebuild(view, (done, of) -> {});
            assertThat(result.same()).as(view).isTrue();
            hashes.put(view, result.hash());
        }
        assertThat(hashes).hasSizeGreaterThan(5);
        for (String view : replay.views()) {
            assertThat(replay.rebuild(view, (done, of) -> {}).hash()).as(view).isEqualTo(hashes.get(view));
        }
        SagaRebuild.Result sagas = house.server.part(SagaRebuild.class).rebuild();
        assertThat(sagas.same()).isTrue();
        assertThat(sagas.open()).as("the one that waits for a human").isEqualTo(1);
    }
}
