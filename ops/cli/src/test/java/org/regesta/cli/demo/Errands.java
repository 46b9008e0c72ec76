package org.regesta.cli.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.People;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Something of every process that is on its way to a house, and of what officers decide there: everybody whom it is
 * about lives in the house, and it can be brought again and again to whatever process works on a copy of its folder.
 */
final class Errands {

    /**
     * One of them.
     *
     * @param name of the process by MOSIP's word, or what it is
     * @param stream of what it is: a registration or a proposal
     * @param bringing brings it; again where it is not known whether it came
     */
    record Errand(String name, String stream, Bringing bringing) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** How one is brought. */
    @FunctionalInterface
    interface Bringing {
        void to(Door door);
    }

    /** Where a process that works on the folder is met. */
    record Door(Field field, Field residents, Api colleague) {}

    private static final String RESIDENT_SERVICES = "resident-services";
    private static final String PHONE = "0777123456";

    private final House house;
    private final Packets packets;
    private final Answers answers;
    private final FourEyes fourEyes;
    private final MachineSeal seal;
    private final Office office;
    private final ECKey residentServices = key();
    private final List<Errand> all = new ArrayList<>();
    private int sequence = 200;

    Errands(House house) {
        this.house = house;
        packets = new Packets(house);
        office = house.office;
        seal = house.seal;
        Api officer = office.appoint("110103", "Officer", Set.of("REGISTRATION_ADMIN"));
        answers = new Answers(officer, office.appoint("110104", "Auditor", Set.of("AUDITOR")));
        fourEyes = new FourEyes(house, officer);
        office.administrator()
                .send(
                        "POST",
                        "/v1/clients",
                        Map.of(
                                "id",
                                RESIDENT_SERVICES,
                                "roles",
                                List.of("RESIDENT"),
                                "publicJwk",
                                Json.read(residentServices.toPublicJWK().toJSONString(), JsonNode.class)));
        ofOfficers();
        ofWhoIsToBecomeKnown();
        ofWhoIsKnown();
    }

    List<Errand> all() {
        return List.copyOf(all);
    }

    /** @param url where the process answers */
    Door door(String url) {
        Api anyone = new Api(url, Optional.empty());
        return new Door(
                field(office.registrationClientAgain(anyone, house.clock)),
                field(SignIn.byKey(anyone, RESIDENT_SERVICES, residentServices, house.clock)),
                new Api(url, Optional.of(fourEyes.colleague().bearer())));
    }

    private Field field(Api client) {
        return new Field(client, house.clock, Optional.of(seal)).leavingPacketsAsTheyAre();
    }

    private void ofOfficers() {
        approval(
                "merge",
                "MERGE_IDENTITIES",
                resident().subject() + ">" + resident().subject(),
                "SAME_PERSON");
        String two = resident().subject() + ">" + resident().subject();
        fourEyes.decide("MERGE_IDENTITIES", two, "SAME_PERSON");
        approval("unmerge", "UNMERGE_IDENTITIES", two, "DIFFERENT_PEOPLE");
        Resident wrong = resident();
        Packet update = packets.said("RES_UPDATE", ++sequence, changed(wrong, PHONE));
        house.bring(
                new Field(
                        SignIn.byKey(house.anyone(), RESIDENT_SERVICES, residentServices, house.clock),
                        house.clock,
                        Optional.of(seal)),
                update,
                "RES_UPDATE",
                "FINISHED");
        approval("an update taken back", "TAKE_BACK_UPDATE", wrong.subject() + "@" + update.rid(), "INACCURATE");
    }

    private void ofWhoIsToBecomeKnown() {
        Packet mother = packets.packet(1);
        Application child = packets.enrolled(People.neverConfused().child(2, 9, packets.today()), 2)
                .with("introducerRID", mother.rid())
                .withBiometrics("introducerBiometrics", packets.fingers(1, 2));
        packet("a child that comes before its mother", "NEW", new PacketTool(FieldCategories.usual()).pack(child));
        packet("NEW", mother);
        Resident parent = resident();
        packet(
                "CRVS_NEW",
                packets.said(
                        "CRVS_NEW",
                        3,
                        Map.of(
                                "IDSchemaVersion", 0.1,
                                "fullName", List.of(Map.of("language", "eng", "value", "Zola Diallo")),
                                "dateOfBirth",
                                        packets.today().minusDays(3).toString().replace('-', '/'),
                                "gender", List.of(Map.of("language", "eng", "value", "FLE")),
                                "introducerUIN", parent.uin())));
        Packet poor = packets.poor(4);
        house.bringIn(poor, "AWAITING_INFORMATION");
        String request = house.registration(poor.rid()).at("/reasons/0/where").asString();
        Packet better = seal.seal(new PacketTool(FieldCategories.usual(), "BIOMETRIC_CORRECTION")
                .pack(packets.correction(poor.rid(), 4)));
        brought("BIOMETRIC_CORRECTION", better.rid(), door -> {
            door.field().announce(ProcessesTest.entry(better, request));
            door.field().upload(better);
        });
    }

    private void ofWhoIsKnown() {
        Packet changing = packets.packet(5);
        house.bringIn(changing, "FINISHED");
        String uin = answers.card(answers.subject(changing.rid())).path("uin").asString();
        packet("UPDATE", packets.update(6, uin, PHONE, 5));
        house.bringIn(packets.packet(7), "FINISHED");
        packet("LOST", packets.made("LOST", 8, Map.of("IDSchemaVersion", 0.1), 7));
        status("DEACTIVATED", resident());
        status("CRVS_DEATH", resident());
        status("ACTIVATED", after("DEACTIVATED"));
        status("CRVS_DEATH_REVOKED", after("CRVS_DEATH"));
        residents("RES_UPDATE", changed(resident(), "0777000111"));
        residents(
                "RES_REPRINT", Map.of("IDSchemaVersion", 0.1, "UIN", resident().uin()));
    }

    /** Somebody who has an identity. */
    private record Resident(String uin, String subject) {}

    private Resident resident() {
        String uin = new Fifty(house, answers, 0).create(People.neverConfused().adult(++sequence), sequence);
        return new Resident(uin, Fifty.subject(answers, uin));
    }

    private Resident after(String process) {
        Resident resident = resident();
        house.bring(packets.status(process, ++sequence, resident.uin()), process, "FINISHED");
        return resident;
    }

    private static Map<String, Object> changed(Resident resident, String phone) {
        return Map.of("IDSchemaVersion", 0.1, "UIN", resident.uin(), "phone", phone);
    }

    private void status(String process, Resident of) {
        packet(process, packets.status(process, ++sequence, of.uin()));
    }

    private void packet(String process, Packet packet) {
        packet(process, process, packet);
    }

    private void packet(String name, String process, Packet plain) {
        Packet packet = seal.seal(plain);
        brought(name, packet.rid(), door -> {
            door.field().announce(packet, process);
            door.field().upload(packet);
        });
    }

    private void residents(String process, Map<String, Object> fields) {
        Packet packet = seal.seal(packets.said(process, ++sequence, fields));
        brought(process, packet.rid(), door -> {
            door.residents().announce(packet, process);
            door.residents().upload(packet);
        });
    }

    private void brought(String name, String rid, Bringing bringing) {
        all.add(new Errand(name, "registration:" + rid, bringing));
    }

    /** It is proposed here; to be brought is the approval. */
    private void approval(String name, String kind, String target, String ground) {
        String proposal = fourEyes.propose(kind, target, ground);
        all.add(new Errand(name, "proposal:" + proposal, door -> {
            if (FourEyes.standing(door.colleague(), proposal).equals("OPEN")) {
                FourEyes.approve(door.colleague(), proposal);
            }
        }));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
