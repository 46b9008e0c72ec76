package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.events.Purpose;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Questions;
import org.regesta.saga.registration.Applicants;
import org.regesta.saga.registration.Town;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.SampleSigner;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Damage;
import org.regesta.testkit.packet.DamagedPackets;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.RealPacket;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.wire.Json;

@OpenerOf(Purpose.VALIDATE)
class ValidateStageTest {

    private final Town town = new Town();
    private boolean plainTaken = true;

    @Test
    void a_good_packet_is_sealed_attribute_by_attribute() {
        Validated good = (Validated) validate(Applicants.TOOL.pack(Applicants.amina()));

        assertThat(good.schemaVersion()).isEqualTo("0.1");
        assertThat(good.officers()).containsExactly("op1", "su1");
        assertThat(good.attributes()).containsKeys("fullName", "dateOfBirth", "phone", "proofOfIdentity");
        assertThat(good.attributes()).doesNotContainKeys("IDSchemaVersion", "individualBiometrics");
        assertThat(opened(good, "dateOfBirth")).isEqualTo("\"1990/03/14\"");
        assertThat(opened(good, "fullName")).isEqualTo("[{\"language\":\"eng\",\"value\":\"Amina Diallo\"}]");
        assertThat(good.documents()).singleElement().satisfies(document -> {
            assertThat(document.field()).isEqualTo("proofOfIdentity");
            assertThat(document.format()).isEqualTo("pdf");
        });
        assertThat(good.biometrics())
                .hasValueSatisfying(cbeff -> assertThat(cbeff.kind()).isEqualTo("biometrics"));
        assertThat(Json.write(good)).doesNotContain("Amina").doesNotContain("1990");
    }

    @Test
    void a_guardians_data_lie_under_the_guardians_key() {
        Application ndeye = Applicants.child(7, "Ndeye Diallo", "2023/05/01");
        Validated good = (Validated) validate(Applicants.TOOL.pack(ndeye));
        assertThat(good.guardian()).containsOnlyKeys("introducerName", "introducerRID");
        assertThat(good.guardian().get("introducerName").keyRef()).isEqualTo(KeyRefs.guardian(ndeye.rid()));
        assertThat(good.attributes()).doesNotContainKey("introducerName");
    }

    @BadPackets(stage = "4 validator", rows = 50, but = "NAME_IN_MANY_SCRIPTS")
    @ParameterizedTest
    @EnumSource(Damage.class)
    void a_damaged_packet_is_refused_and_the_damage_named(Damage damage) {
        DamagedPackets packets = new DamagedPackets(Applicants.TOOL, Applicants.child(3, "Awa Diop", "2021/02/03"));
        RegistrationEvent finding = validate(packets.of(damage));
        if (damage.faults().isEmpty()) {
            assertThat(finding).isInstanceOf(Validated.class);
        } else {
            assertThat(codes(finding)).containsAnyElementsOf(damage.faults());
            assertThat(Json.write(finding))
                    .doesNotContain("Diop")
                    .doesNotContain("escaped")
                    .hasSizeLessThan(20_000);
        }
    }

    @Test
    void a_sample_that_its_device_did_not_sign_is_named() {
        Application amina = Applicants.amina();
        byte[] sample = Enroller.record(
                People.neverConfused().adult(3), Finger.RIGHT_INDEX, amina.created(), Impression.good(3));
        SampleSigner device = SampleSigner.of("S1", amina.created());
        String signed = new String(
                new CbeffWriter(amina.created())
                        .signedBy(device)
                        .finger(Finger.RIGHT_INDEX, 80, sample)
                        .xml(),
                StandardCharsets.UTF_8);
        assertThat(validate(packed(amina, signed))).isInstanceOf(Validated.class);

        assertThat(faults(validate(
                        packed(Applicants.bao(), signed.replace("qualityScore\":\"80", "qualityScore\":\"81")))))
                .containsExactly(new Fault(FaultCode.SAMPLE_SIGNATURE, "individualBiometrics/Right IndexFinger"));
    }

    private static Packet packed(Application application, String cbeff) {
        return Applicants.TOOL.pack(
                application.withBiometrics(Application.INDIVIDUAL_BIOMETRICS, cbeff.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void every_fault_is_named_not_just_the_first() {
        Application wrong = Applicants.amina()
                .with("dateOfBirth", "2026/02/30")
                .with("postalCode", "far too long")
                .with("nickname", "Mina")
                .withOfficers("nobody", "su1");
        assertThat(faults(validate(Applicants.TOOL.pack(wrong))))
                .contains(
                        new Fault(FaultCode.DATE, "dateOfBirth"),
                        new Fault(FaultCode.SCHEMA, "postalCode"),
                        new Fault(FaultCode.SCHEMA, "nickname"),
                        new Fault(FaultCode.OFFICER, "officerId"))
                .doesNotContain(new Fault(FaultCode.OFFICER, "supervisorId"));
    }

    @Test
    void a_file_that_no_hash_covers_is_a_fault_whatever_it_is_called() {
        for (String name : List.of("ID.exe", "packet_extra.json", "note.txt")) {
            Part part = new Part("id", new byte[0], Optional.empty(), partWith(name));
            Faults faults = new Faults();
            new HashCheck(part, faults).run();
            assertThat(faults.list()).as(name).contains(new Fault(FaultCode.DATA_HASH, "id/" + name));
        }
    }

    private static Map<String, byte[]> partWith(String name) {
        String meta = "{\"identity\":{\"hashSequence1\":[{\"label\":\"demographicSequence\",\"value\":[\"ID\"]}]}}";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(Part.ID, "{}".getBytes(StandardCharsets.UTF_8));
        files.put(name, new byte[1]);
        files.put(Part.META, meta.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Test
    void the_supervisors_no_is_a_fault() {
        Packet packet = Applicants.TOOL.pack(Applicants.amina());
        town.arrive(packet, SupervisorStatus.REJECTED);
        assertThat(codes(run(packet.rid(), town.usualSchema()))).containsExactly(FaultCode.SUPERVISOR);
    }

    @Test
    void another_centres_machine_and_an_unknown_centre_are_faults() {
        Application elsewhere = Applicants.amina().withRid(Packet.rid("10002", "10001", 9, Applicants.MADE));
        assertThat(faults(validate(Applicants.TOOL.pack(elsewhere))))
                .containsExactlyInAnyOrder(
                        new Fault(FaultCode.CENTRE_OR_MACHINE, "centerId"),
                        new Fault(FaultCode.CENTRE_OR_MACHINE, "machineId"));
    }

    /** MADE is when the packet was: what came to an end an hour later was still there, an hour earlier it was not. */
    @BadPackets(stage = "6 centre, machine, device", rows = 3, but = ".*(''|officerId|supervisorId)")
    @BadPackets(stage = "7 operator", rows = 1, but = ".*(''|machineId|centerId|supervisorId)")
    @BadPackets(stage = "8 supervisor", rows = 1, but = ".*(''|machineId|centerId|officerId)")
    @ParameterizedTest
    @CsvSource({
        "centre, 3600, ''",
        "centre, -3600, centerId",
        "machine, 3600, ''",
        "machine, -3600, machineId",
        "machine moved, 3600, ''",
        "machine moved, -3600, machineId",
        "officer, 3600, ''",
        "officer, -3600, officerId",
        "supervisor, -3600, supervisorId",
        "officer back in time, -3600, ''",
    })
    void what_ended_is_held_against_the_packets_own_time(String what, long seconds, String fault) {
        town.ends(what, Applicants.MADE.plusSeconds(seconds));
        RegistrationEvent finding = validate(Applicants.TOOL.pack(Applicants.amina()));
        if (fault.isEmpty()) {
            assertThat(finding).isInstanceOf(Validated.class);
        } else {
            boolean place = fault.equals("centerId") || fault.equals("machineId");
            FaultCode code = place ? FaultCode.CENTRE_OR_MACHINE : FaultCode.OFFICER;
            assertThat(faults(finding)).containsExactly(new Fault(code, fault));
        }
    }

    @Test
    void a_schema_that_may_have_been_published_just_now_is_waited_for() {
        Application future = Applicants.amina().with("IDSchemaVersion", 0.2);
        Packet packet = Applicants.TOOL.pack(future);
        town.arrive(packet);
        ask(packet.rid());
        assertThat(outcome(packet.rid(), town.usualSchema())).isInstanceOf(StageWork.Outcome.NotYet.class);
        town.clock.advance(Duration.ofSeconds(10));
        assertThat(outcome(packet.rid(), town.usualSchema())).isInstanceOf(StageWork.Outcome.Done.class);
    }

    @Test
    void a_schemas_expression_that_takes_for_ever_does_not() {
        String trap = schemaWith("phone", "^(([0-9])+)+$");
        Packet packet = Applicants.TOOL.pack(Applicants.amina().with("phone", "1".repeat(200) + "x"));
        town.arrive(packet);
        ask(packet.rid());
        town.clock.advance(Duration.ofMinutes(1));
        RegistrationEvent finding = finding(outcome(packet.rid(), town.schema(trap)));
        assertThat(faults(finding)).containsExactly(new Fault(FaultCode.SCHEMA, "phone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E999999999",
                "1E-999999999",
                "-0.1",
                "123456789012345678901234567890",
                "\"0.1\"",
                "null",
                "[0.1]"
            })
    void a_schema_version_that_is_none_is_unknown(String version) {
        Application odd =
                Applicants.amina().with("IDSchemaVersion", Json.tree(version.getBytes(StandardCharsets.UTF_8)));
        assertThat(codes(validate(Applicants.TOOL.pack(odd)))).contains(FaultCode.SCHEMA_UNKNOWN);
    }

    @Test
    void a_packet_whose_key_was_destroyed_is_refused() {
        Packet packet = Applicants.TOOL.pack(Applicants.amina());
        town.arrive(packet);
        town.vault.shred(KeyRefs.registration(packet.rid()));
        assertThat(faults(run(packet.rid(), town.usualSchema())))
                .containsExactly(new Fault(FaultCode.FILE_UNREADABLE, "packet"));
    }

    @Test
    @Needs("shared")
    void the_published_sample_is_refused_for_its_hash_its_cut_fingers_and_its_extra_field() throws IOException {
        town.place("10001", "10077");
        town.officer("110125");
        RegistrationEvent finding = validate(RealPacket.sampleAsPublished(Applicants.MADE), published());
        assertThat(faults(finding))
                .contains(
                        new Fault(FaultCode.DATA_HASH, "id/packet_data_hash.txt"),
                        new Fault(FaultCode.SCHEMA, "introducerBiometrics"));
        assertThat(faults(finding).stream()
                        .filter(f -> f.code() == FaultCode.BIOMETRIC_RECORD)
                        .map(Fault::where))
                .isNotEmpty()
                .allMatch(where -> where.startsWith("individualBiometrics/"));
    }

    @Test
    @Needs("shared")
    void the_published_person_in_a_whole_packet_is_accepted() throws IOException {
        Application real = RealPacket.application(
                Packet.rid("10001", "10001", 77, Applicants.MADE), Applicants.MADE, "op1", "su1");
        RegistrationEvent finding = validate(Applicants.TOOL.pack(real), published());
        assertThat(finding).isInstanceOf(Validated.class);
    }

    private Questions published() throws IOException {
        return town.schema(Files.readString(Shared.data("mosip/id-schema/id-schema-sample.json")));
    }

    private RegistrationEvent validate(Packet packet) {
        return validate(packet, town.usualSchema());
    }

    private RegistrationEvent validate(Packet packet, Questions schema) {
        town.arrive(packet);
        return run(packet.rid(), schema);
    }

    private RegistrationEvent run(String rid, Questions schema) {
        ask(rid);
        town.clock.advance(Duration.ofMinutes(1));
        RegistrationEvent finding = finding(outcome(rid, schema));
        town.commands.send(new RecordFinding(rid, Stage.VALIDATE, 1, finding), InMemoryLedger.SOMEONE);
        assertThat(town.newest(rid)).isEqualTo(finding);
        return finding;
    }

    private void ask(String rid) {
        town.commands.send(new AskStage(rid, Stage.VALIDATE, 1), InMemoryLedger.SOMEONE);
    }

    private StageWork.Outcome outcome(String rid, Questions schema) {
        Job job = Dossier.of(town.ledger, rid).openJob().orElseThrow();
        return Validating.in(town, schema, plainTaken).run(job);
    }

    private static RegistrationEvent finding(StageWork.Outcome outcome) {
        return ((RecordFinding) ((StageWork.Outcome.Done) outcome).finding()).finding();
    }

    private String opened(Validated good, String attribute) {
        Opening opening =
                town.vault.open(Purpose.VALIDATE, attribute, good.attributes().get(attribute));
        return ((Opening.Opened) opening).text();
    }

    private static List<Fault> faults(RegistrationEvent finding) {
        return ((FoundInvalid) finding).faults();
    }

    private static Set<FaultCode> codes(RegistrationEvent finding) {
        return faults(finding).stream().map(Fault::code).collect(Collectors.toSet());
    }

    private static String schemaWith(String field, String expression) {
        return Json.write(Map.of(
                "$schema", "http://json-schema.org/draft-07/schema#",
                "type", "object",
                "properties",
                        Map.of(
                                "identity",
                                Map.of(
                                        "properties",
                                        Map.of(
                                                field,
                                                Map.of(
                                                        "type",
                                                        "string",
                                                        "validators",
                                                        List.of(Map.of("type", "regex", "validator", expression))))))));
    }
}
