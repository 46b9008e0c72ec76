package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.cli.RegestaCli;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;

/** Several people who register, known to this test by what the house says of each. */
final class Crowd {

    private final Api client;
    private final Clock clock;
    private final MachineSeal seal;
    private final Enroller desk;
    private final PacketTool tool = new PacketTool(FieldCategories.usual());
    private final People people = new People(20261121);
    private final Map<String, String> subjects = new TreeMap<>();
    private int packed;

    Crowd(Api client, Clock clock, MachineSeal seal) {
        this.seal = seal;
        this.client = client;
        this.clock = clock;
        String[] place = seal.reference().split("_", 2);
        this.desk = new Enroller(place[0], place[1], House.OPERATOR, House.OPERATOR);
    }

    List<String> rids() {
        return List.copyOf(subjects.keySet());
    }

    Packet nextPacket() {
        packed++;
        return tool.pack(desk.enrol(people.adult(packed), packed, clock.instant()));
    }

    /** Announces, uploads, and waits until they are persons. */
    void register(List<Packet> packets) {
        Field field = new Field(client, clock, Optional.of(seal));
        for (Packet packet : packets) {
            field.announce(packet);
            field.upload(packet);
        }
        for (Packet packet : packets) {
            House.await(() -> !subjectOf(packet.rid()).isEmpty());
            subjects.put(packet.rid(), subjectOf(packet.rid()));
        }
    }

    private String subjectOf(String rid) {
        try {
            return client.get("/v1/registrations/" + rid).path("subject").asString("");
        } catch (RegestaCli.Failed notYetInTheView) {
            return "";
        }
    }

    /** What the house says now of this registration holds its own and nothing of any other. */
    void asks(String rid) {
        isOfOne(client.get("/v1/registrations/" + rid).toString(), rid, subjects);
    }

    static void isOfOne(String answer, String rid, Map<String, String> subjects) {
        assertThat(answer).contains(rid, subjects.get(rid));
        subjects.forEach((other, subject) -> {
            if (!other.equals(rid)) {
                assertThat(answer).doesNotContain(other).doesNotContain(subject);
            }
        });
    }
}
