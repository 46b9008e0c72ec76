package org.regesta.cli.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Damage;
import org.regesta.testkit.packet.DamagedPackets;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import tools.jackson.databind.JsonNode;

/** The residents of the story: who they are, their packets, and what became of them. */
final class Enrolments {

    static final int RESIDENTS = 60;
    private static final int TWICE = 7;
    private static final int DAMAGED = 20;
    private static final int CHILD = 33;
    private static final int REPEATED = 5;
    private static final int TWIN = RESIDENTS - 1;
    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final Set<String> DECIDED =
            Set.of("FINISHED", "REJECTED_INVALID", "REJECTED_DUPLICATE", "IN_ADJUDICATION");

    /** One of them: {@code person} may be enrolled under another name than the first time. */
    record Resident(int number, Person person, Packet packet) {}

    private final Clock clock;
    private final Story story;
    private final List<Resident> residents = new ArrayList<>();
    private final Map<String, String> standings = new LinkedHashMap<>();

    Enrolments(Clock clock, Story story) {
        this.clock = clock;
        this.story = story;
    }

    List<Resident> residents() {
        return residents;
    }

    /** Who was enrolled twice, the first time. */
    Resident first() {
        return residents.get(TWICE);
    }

    /** Somebody of whom nothing else is told. */
    Resident second() {
        return residents.get(TWICE + 1);
    }

    /** The same fingers again, under another name. */
    Resident twin() {
        return residents.get(TWIN);
    }

    Resident child() {
        return residents.get(CHILD);
    }

    Resident damaged() {
        return residents.get(DAMAGED);
    }

    /** Takes everyone down at the desk, two at a time. */
    void takeDown(long seed, String centre, String machine) throws InterruptedException, ExecutionException {
        Enroller desk = new Enroller(centre, machine, "110101", "110102");
        Instant at = clock.instant();
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            List<Future<Resident>> all = new ArrayList<>();
            for (int number = 0; number < RESIDENTS; number++) {
                int who = number;
                all.add(hands.submit(() -> resident(new People(seed), desk, who, at)));
            }
            for (Future<Resident> each : all) {
                residents.add(each.get());
                story.progress("taken down", residents.size(), RESIDENTS);
            }
        }
    }

    private static Resident resident(People people, Enroller desk, int number, Instant at) {
        Person person =
                switch (number) {
                    case CHILD -> people.child(number, 9, LocalDate.ofInstant(at, ZoneOffset.UTC));
                    case TWIN -> people.adult(number).withFingersOf(people.adult(TWICE));
                    default -> people.adult(number);
                };
        Impression how = Impression.normal(number);
        var application = desk.enrol(person, number, at, Enroller.INDEX_FINGERS, how);
        PacketTool tool = new PacketTool(FieldCategories.usual());
        Packet packet = number == DAMAGED
                ? new DamagedPackets(tool, application).of(Damage.FILE_CHANGED_AFTER_HASHING)
                : tool.pack(application);
        return new Resident(number, person, packet);
    }

    /** Announces and uploads every packet, one of them twice. */
    void bringIn(Field field) {
        for (Resident resident : residents) {
            field.announce(resident.packet());
            field.upload(resident.packet());
            if (resident.number() == REPEATED) {
                JsonNode again = field.upload(resident.packet());
                story.say("   repeated upload answered: "
                        + again.path("errors").path(0).path("message").asString());
            }
            story.progress("uploaded", resident.number() + 1L, RESIDENTS);
        }
    }

    /** Waits until each is an identity, refused, or before an adjudicator. */
    void await(Api officer) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (standings.size() < RESIDENTS) {
            for (Resident resident : residents) {
                String rid = resident.packet().rid();
                if (!standings.containsKey(rid)) {
                    String standing = standing(officer, rid);
                    if (DECIDED.contains(standing)) {
                        standings.put(rid, standing);
                        story.progress("decided", standings.size(), RESIDENTS);
                    }
                }
            }
            if (System.nanoTime() > end) {
                throw new Failed("after four minutes only " + standings.size() + " of " + RESIDENTS
                        + " registrations are decided; the log in the data folder says more");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    static String standing(Api officer, String rid) {
        return officer.get("/v1/registrations/" + rid).path("standing").asString("");
    }

    long standing(String standing) {
        return standings.values().stream().filter(standing::equals).count();
    }
}
