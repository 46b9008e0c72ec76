package org.regesta.cli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Packets of every process, as a house's own machine makes them. */
final class Packets {

    private final House house;

    Packets(House house) {
        this.house = house;
    }

    Application correction(String rid, int fingersOf) {
        Instant later = house.clock.instant().plusSeconds(1); // two packets of one registration differ in their time
        return new Application(
                rid,
                later,
                Json.mapper().valueToTree(Map.of("IDSchemaVersion", 0.1)),
                Map.of(),
                Map.of(Application.INDIVIDUAL_BIOMETRICS, fingers(fingersOf, 1)),
                House.OPERATOR,
                House.OPERATOR);
    }

    LocalDate today() {
        return LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
    }

    Application enrolled(Person person, int sequence) {
        return new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR)
                .enrol(person, sequence, house.clock.instant());
    }

    byte[] fingers(int of, int impression) {
        return Enroller.cbeff(
                People.neverConfused().adult(of),
                house.clock.instant(),
                Enroller.INDEX_FINGERS,
                Impression.good(impression));
    }

    /** The same fingers, graded by the capture as too poor. */
    byte[] poorly(int of) {
        CbeffWriter cbeff = new CbeffWriter(house.clock.instant());
        Person person = People.neverConfused().adult(of);
        Enroller.INDEX_FINGERS.stream()
                .sorted()
                .forEach(finger -> cbeff.finger(
                        finger, 12, Enroller.record(person, finger, house.clock.instant(), Impression.good(of))));
        return cbeff.xml();
    }

    /** A packet of fields alone. */
    Packet said(String process, int sequence, Map<String, Object> fields) {
        Instant at = house.clock.instant();
        return new PacketTool(FieldCategories.usual(), process)
                .pack(new Application(
                        Packet.rid(house.centre, house.machine, sequence, at),
                        at,
                        Json.mapper().valueToTree(fields),
                        Map.of(),
                        Map.of(),
                        House.OPERATOR,
                        House.OPERATOR));
    }

    Packet update(int sequence, String uin, String phone, int fingersOf) {
        return made("UPDATE", sequence, Map.of("IDSchemaVersion", 0.1, "UIN", uin, "phone", phone), fingersOf);
    }

    /** Fields, and the fingers of somebody, taken again. */
    Packet made(String process, int sequence, Map<String, Object> fields, int fingersOf) {
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        Instant at = house.clock.instant();
        Application taken = desk.enrol(
                People.neverConfused().adult(fingersOf),
                sequence,
                at,
                Enroller.INDEX_FINGERS,
                Impression.good(sequence));
        Application brought = taken.withIdentity(Json.mapper().valueToTree(fields))
                .without("proofOfIdentity")
                .without("proofOfAddress");
        return new PacketTool(FieldCategories.usual(), process).pack(brought);
    }

    /** Somebody who comes by the ID repository and with no packet, fingers included; their UIN. */
    String throughRepository(int of) {
        Api repository = house.registrationClient();
        String uin = repository.get("/v1/idgenerator/uin").at("/response/uin").asString();
        ObjectNode identity = People.neverConfused().adult(of).identity();
        identity.put("UIN", uin);
        identity.set(
                Application.INDIVIDUAL_BIOMETRICS,
                Json.mapper().valueToTree(Map.of("format", "cbeff", "version", 1, "value", "fingers")));
        Map<String, String> document = Map.of(
                "category",
                Application.INDIVIDUAL_BIOMETRICS,
                "value",
                Base64.getUrlEncoder().withoutPadding().encodeToString(fingers(of, 1)));
        Map<String, Object> envelope = Map.of(
                "id",
                "mosip.id.create",
                "version",
                "v1",
                "requesttime",
                MosipTime.text(house.clock.instant()),
                "request",
                Map.of("registrationId", house.rid(of + 2), "identity", identity, "documents", List.of(document)));
        JsonNode answer = repository.send("POST", "/idrepository/v1/identity/", envelope);
        if (!answer.at("/response/status").asString("").equals("ACTIVATED")) {
            throw new AssertionError(Json.write(answer.path("errors")));
        }
        return uin;
    }

    Packet status(String process, int sequence, String uin) {
        return said(process, sequence, Map.of("IDSchemaVersion", 0.1, "UIN", uin));
    }

    Packet packet(int sequence) {
        Enroller desk = new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR);
        return new PacketTool(FieldCategories.usual())
                .pack(desk.enrol(People.neverConfused().adult(sequence), sequence, house.clock.instant()));
    }

    Packet poor(int number) {
        return new PacketTool(FieldCategories.usual())
                .pack(enrolled(People.neverConfused().adult(number), number)
                        .withBiometrics(Application.INDIVIDUAL_BIOMETRICS, poorly(number)));
    }
}
