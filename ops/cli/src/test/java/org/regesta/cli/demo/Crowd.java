package org.regesta.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.regesta.cli.verb.Failed;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Several people who register, known to this test by what the house says of each. */
final class Crowd {

    private static final DateTimeFormatter BORN = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

    private static final Duration FRESH = Duration.ofMinutes(5); // a machine's token holds ten

    private final Supplier<Api> signIn;
    private final Clock clock;
    private final MachineSeal seal;
    private final Enroller desk;
    private final PacketTool tool = new PacketTool(FieldCategories.usual());
    private final People people = new People(20261121);
    private final Map<String, String> subjects = new TreeMap<>();
    private final Apart apart = new Apart();
    private Api signedIn;
    private Instant since;
    private int packed;

    /** @param signIn gives the registration client a token; to be asked again whenever the last grew old */
    Crowd(Supplier<Api> signIn, Clock clock, MachineSeal seal) {
        this.seal = seal;
        this.signIn = signIn;
        this.signedIn = signIn.get();
        this.since = clock.instant();
        this.clock = clock;
        String[] place = seal.reference().split("_", 2);
        this.desk = new Enroller(place[0], place[1], House.OPERATOR, House.OPERATOR);
    }

    Api client() {
        return client(FRESH);
    }

    /** For some minutes it need not sign in, which would be a thing to write. */
    void signInEarly() {
        client(FRESH.dividedBy(5));
    }

    private synchronized Api client(Duration fresh) {
        if (clock.instant().isAfter(since.plus(fresh))) {
            signedIn = signIn.get();
            since = clock.instant();
        }
        return signedIn;
    }

    List<String> rids() {
        return List.copyOf(subjects.keySet());
    }

    /** What is whose alone, of all whom this test knows. */
    Apart apart() {
        return apart;
    }

    String nextRid() {
        packed++;
        return Packet.rid(seal.reference().substring(0, 5), seal.reference().substring(6), packed, clock.instant());
    }

    Packet nextPacket() {
        packed++;
        return tool.pack(desk.enrol(people.adult(packed), packed, clock.instant()));
    }

    /** Two packets of one person whom nobody resembles, each announced; small: what is in them is not the point. */
    List<Packet> twice() {
        Application first = small();
        Instant now = clock.instant();
        Application second = new Application(
                nextRid(),
                now,
                first.identity(),
                first.documents(),
                first.biometrics(),
                first.officerId(),
                first.supervisorId());
        Field field = new Field(client(), clock, Optional.of(seal));
        return Stream.of(first, second)
                .map(tool::pack)
                .map(packet -> {
                    field.announce(packet);
                    return field.sealed(packet);
                })
                .toList();
    }

    /** A name of its own, and noise for a finger: nothing that anybody else could be taken for. */
    private Application small() {
        packed++;
        Random dice = new Random(packed);
        StringBuilder name = new StringBuilder();
        for (int letter = 0; letter < 18; letter++) {
            name.append(letter == 9 ? " " : "").append((char) ((letter % 9 == 0 ? 'A' : 'a') + dice.nextInt(26)));
        }
        byte[] noise = new byte[48 * 48];
        dice.nextBytes(noise);
        Instant now = clock.instant();
        byte[] finger = FingerRecord.write(
                Finger.RIGHT_THUMB,
                new GreyImage(48, 48, 500, noise),
                90,
                LocalDateTime.ofInstant(now, ZoneOffset.UTC),
                FingerRecord.Compression.PNG);
        return desk.enrol(people.adult(packed), packed, now, Set.of(), Impression.good(1))
                .with("fullName", List.of(Map.of("language", "eng", "value", name.toString())))
                .with(
                        "dateOfBirth",
                        LocalDate.of(1950, 1, 1).plusDays(packed * 13L).format(BORN))
                .withBiometrics(
                        Application.INDIVIDUAL_BIOMETRICS,
                        new CbeffWriter(now)
                                .finger(Finger.RIGHT_THUMB, 90, finger)
                                .xml());
    }

    String bearer() {
        return client().bearer();
    }

    /** How a registration stands; empty while the view has not heard of it. */
    String standing(String rid) {
        return known(rid).path("standing").asString("");
    }

    /** Who it became; empty while nobody. */
    String subjectOf(String rid) {
        return known(rid).path("subject").asString("");
    }

    private JsonNode known(String rid) {
        try {
            return client().get("/v1/registrations/" + rid);
        } catch (Failed answered) {
            if (String.valueOf(answered.getMessage()).contains("registration-unknown")) {
                return Json.mapper().createObjectNode();
            }
            throw answered;
        }
    }

    /** Announces, uploads, and waits until they are persons. */
    void register(List<Packet> packets) {
        Field field = new Field(client(), clock, Optional.of(seal));
        for (Packet packet : packets) {
            field.announce(packet);
            field.upload(packet);
        }
        for (Packet packet : packets) {
            House.await(() -> !subjectOf(packet.rid()).isEmpty());
            subjects.put(packet.rid(), subjectOf(packet.rid()));
            apart.belong(packet.rid(), List.of(packet.rid(), subjects.get(packet.rid())));
        }
    }

    /** What the house says now of this registration holds its own and nothing of any other. */
    void asks(String rid) {
        String answer = client().get("/v1/registrations/" + rid).toString();
        apart.isOfOne(answer, rid, List.of(rid, subjects.get(rid)));
    }
}
