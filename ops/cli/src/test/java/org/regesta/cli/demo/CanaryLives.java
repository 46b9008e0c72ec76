package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Damage;
import org.regesta.testkit.packet.DamagedPackets;
import org.regesta.testkit.packet.Document;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.Person;
import tools.jackson.databind.JsonNode;

/** People whose every name, number and date is a canary, through every fate a registration can have. */
final class CanaryLives {

    private static final List<Damage> DAMAGES = List.of(
            Damage.TRUNCATED,
            Damage.WRONG_INNER_HASH,
            Damage.FILE_CHANGED_AFTER_HASHING,
            Damage.FIELD_OF_ANOTHER_TYPE,
            Damage.UNKNOWN_SCHEMA,
            Damage.IMAGE_CUT,
            Damage.CBEFF_NOT_XML,
            Damage.OTHER_RID_INSIDE,
            Damage.MINOR_WITHOUT_GUARDIAN);

    private final House house;
    private final Canaries canaries;
    private final Instant at;
    private final Enroller desk;
    private final PacketTool tool = new PacketTool(FieldCategories.usual());
    private final Api officer;
    private final Api adjudicator;
    private final Answers answers;
    private final Person adult;
    private final Application application;
    private final Packet adultPacket;
    private final Packet childPacket;
    private final Packet twinPacket;

    CanaryLives(House house, Canaries canaries) {
        this.house = house;
        this.canaries = canaries;
        this.at = house.clock.instant();
        this.desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        this.officer = house.office.appoint("110103", canaries.word(), Set.of("REGISTRATION_ADMIN"));
        this.adjudicator = house.office.appoint("110104", canaries.word(), Set.of("ADJUDICATOR"));
        this.answers = new Answers(officer, house.office.appoint("110105", canaries.word(), Set.of("AUDITOR")));
        this.adult = canaries.adult();
        this.application = enrolled(adult, 1);
        this.adultPacket = tool.pack(application);
        int childBorn = LocalDate.ofInstant(at, ZoneOffset.UTC).getYear() - 9;
        this.childPacket = tool.pack(enrolled(canaries.child(childBorn), 2));
        this.twinPacket = tool.pack(enrolled(canaries.adult().withFingersOf(adult), 3));
    }

    private Application enrolled(Person person, int sequence) {
        Application plain = desk.enrol(person, sequence, at, Enroller.INDEX_FINGERS, Impression.good(sequence));
        return plain.withDocument("proofOfIdentity", Document.pdf("DOC001", "Passport of " + canaries.word()))
                .with("postalCode", "14022");
    }

    /** Some become identities, the twin waits for the adjudicator, the damaged are refused. */
    void register() {
        house.bringIn(adultPacket, "FINISHED");
        house.bringIn(childPacket, "FINISHED");
        house.bringIn(twinPacket, "IN_ADJUDICATION");
        int sequence = 10;
        for (Damage damage : DAMAGES) {
            Application other = application.withRid(house.rid(sequence++));
            refused(new DamagedPackets(tool, other).of(damage));
        }
        refused(tool.pack(faulty("phone", canaries.word(), sequence++)));
        refused(tool.pack(faulty("gender", canaries.word(), sequence++)));
        refused(tool.pack(faulty("dateOfBirth", canaries.word(), sequence++)));
        refused(tool.pack(faulty("email", canaries.word(), sequence++)));
        refused(tool.pack(faulty("fullName", List.of(Map.of("language", canaries.word(), "value", 7)), sequence++)));
        refused(tool.pack(faulty("notInTheSchema", canaries.word(), sequence++)));
        refused(tool.pack(faulty("fullName", name(canaries.word() + "\u0007" + canaries.word()), sequence++)));
        refused(tool.pack(application.withRid(house.rid(sequence)).withOfficers("999999", "999999")));
    }

    private Application faulty(String field, Object value, int sequence) {
        return application.withRid(house.rid(sequence)).with(field, value);
    }

    private static List<Map<String, String>> name(String latin) {
        return List.of(Map.of("language", "eng", "value", latin));
    }

    private void refused(Packet packet) {
        house.bringIn(packet, "REJECTED_INVALID");
    }

    /** The adjudicator looks at both records and writes a name into the note. */
    void adjudicate() {
        String rid = twinPacket.rid();
        assertThat(adjudicator.get("/v1/adjudications").toString()).contains(rid);
        adjudicator.send("POST", "/v1/adjudications/" + rid + "/claim", Map.of());
        JsonNode shown = adjudicator.get("/v1/adjudications/" + rid);
        assertThat(shown.toString()).contains(adult.name().latin());
        adjudicator.send(
                "POST",
                "/v1/adjudications/" + rid + "/decision",
                Map.of(
                        "decision",
                        "DUPLICATE",
                        "duplicateOf",
                        adultPacket.rid(),
                        "reasonCode",
                        "same-fingers",
                        "note",
                        "She says she is " + canaries.word() + ", born " + canaries.born(1971)));
        house.awaitStanding(rid, "REJECTED_DUPLICATE");
    }

    /** Cards, histories, audit, report, look-ups; the numbers learnt on the way are canaries too. */
    void lookAt() {
        for (Packet packet : List.of(adultPacket, childPacket)) {
            String subject = answers.subject(packet.rid());
            JsonNode card = answers.card(subject);
            String uin = canaries.remember(card.path("uin").asString());
            String vid = canaries.remember(card.path("vids").path(0).path("vid").asString());
            assertThat(lookUp("UIN", uin)).isEqualTo(subject);
            assertThat(lookUp("VID", vid)).isEqualTo(subject);
            assertThat(answers.history(subject)).isNotEmpty();
            assertThat(answers.audit(packet.rid())).isNotEmpty();
            assertThat(house.field().status(packet.rid())).isNotEmpty();
        }
        assertThat(answers.card(answers.subject(adultPacket.rid())).toString()).contains(adult.phone(), adult.email());
        assertThat(answers.audit(twinPacket.rid())).isNotEmpty();
        assertThat(answers.report()).isNotEmpty();
    }

    /** A bank asks about the adult: after {@link #lookAt}, which learns the numbers. */
    void authenticate(CanaryPartners partners) {
        JsonNode card = answers.card(answers.subject(adultPacket.rid()));
        partners.ask(
                adult,
                card.path("uin").asString(),
                card.path("vids").path(0).path("vid").asString());
        assertThat(answers.history(answers.subject(adultPacket.rid()))).isNotEmpty();
    }

    private String lookUp(String kind, String number) {
        return officer.send("POST", "/v1/identities/lookup", Map.of("idType", kind, "id", number))
                .path("subject")
                .asString();
    }
}
