package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.registration.FaultCode;
import org.regesta.testkit.ClamdServer;
import org.regesta.testkit.Needs;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.Damage;
import org.regesta.testkit.packet.DamagedPackets;
import org.regesta.testkit.packet.Document;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.testkit.packet.SealDamage;
import org.regesta.testkit.people.Enroller;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;
import tools.jackson.databind.JsonNode;

/**
 * Bad packets of every kind, brought in all at once: each is refused on its own, with MOSIP's status and one of MOSIP's
 * codes for it, and the audit trail says why.
 */
@Needs("clamd")
class BadPacketsTest {

    private static final String SCANNER = "regesta.virus-scan.clamd";
    /** These unpack to hundreds of megabytes in the test's own memory; the stage has a test of its own for them. */
    private static final Set<Damage> TOO_DEAR = Set.of(Damage.ZIP_BOMB, Damage.MANY_FILES);

    /** The stage's own tests have all of them; here every fourth is enough. */
    private static final int EACH = Boolean.getBoolean("soak") ? 1 : 4;

    private final PacketTool tool = new PacketTool(FieldCategories.usual());
    private final Map<Packet, Set<String>> codes = new LinkedHashMap<>();
    private House house;
    private MachineSeal other;
    private Application good;
    private int sequence;

    @Test
    void each_ends_in_its_status_with_its_code_and_is_in_the_audit_trail(@TempDir Path data) throws IOException {
        try (ClamdServer clamd = ClamdServer.start(Files.createDirectory(data.resolve("c")))) {
            System.setProperty(SCANNER, clamd.tcp());
            try (House opened = new House(data.resolve("house"))) {
                house = opened;
                Answers answers = new Answers(
                        opened.registrationClient(), opened.office.appoint("110105", "Auditor", Set.of("AUDITOR")));
                bringInAll();
                codes.forEach((packet, expected) -> ends(packet.rid(), expected, answers));
                assertThat(codes).hasSizeGreaterThan(12);
            } finally {
                System.clearProperty(SCANNER);
            }
        }
    }

    private void bringInAll() {
        good = enrolled();
        other = elsewhere();
        Field field = house.field();
        for (Damage damage : Damage.values()) {
            if (!TOO_DEAR.contains(damage) && !damage.faults().isEmpty() && damage.ordinal() % EACH == 0) {
                bring(field, new DamagedPackets(tool, next()).of(damage), codes(damage.faults()));
            }
        }
        for (SealDamage damage : SealDamage.values()) {
            if (damage.ordinal() % EACH == 0) {
                Packet packet = damage.of(tool.pack(next()), house.seal, other);
                bring(field.leavingPacketsAsTheyAre(), packet, codes(damage.faults()));
            }
        }
        Document infected = new Document("RNC", "pdf", ClamdServer.eicar());
        bring(field, tool.pack(next().withDocument("proofOfAddress", infected)), Set.of("RPR-PKU-FAILED-006"));
        whoWasNotThere(field);
    }

    /** An officer who had left, a centre that was given up, and a value that was none, before the packets were made. */
    private void whoWasNotThere(Field field) {
        String centre = other.reference().substring(0, 5);
        Api administrator = house.office.administrator();
        new Premises(administrator, house.clock).nameGenders();
        house.office.appointInField("110126", "Gone", Set.of("REGISTRATION_OFFICER"));
        administrator.send("PUT", "/v1/officers/110126/status", Map.of("status", "DISABLED"));
        administrator.send("PUT", "/v1/masterdata/registrationcenters/decommission/" + centre, Map.of());
        good = enrolled();
        Application unheardOf = next().with("gender", List.of(Map.of("language", "eng", "value", "QQQ")));
        bring(field, tool.pack(unheardOf), Set.of("RPR-PKV-FAILED-006"));
        bring(field, tool.pack(next().withOfficers("110126", House.OPERATOR)), Set.of("RPR-OVM-FAILED-004"));
        bring(field, tool.pack(next().withOfficers(House.OPERATOR, "110126")), Set.of("RPR-SVM-FAILED-004"));
        bring(field, tool.pack(next().withOfficers(House.OPERATOR, "nobody")), Set.of("RPR-SVM-FAILED-004"));
        Application late =
                good.withRid(Packet.rid(centre, other.reference().substring(6), ++sequence, house.clock.instant()));
        Field there = new Field(house.registrationClient(), house.clock, Optional.of(other));
        bring(there, tool.pack(late), Set.of("RPR-CMD-FAILED-003"));
    }

    private Application enrolled() {
        Instant now = house.clock.instant();
        Person child = People.neverConfused().child(1, 9, LocalDate.ofInstant(now, ZoneOffset.UTC));
        return new Enroller(house.centre, house.machine, House.OPERATOR, House.OPERATOR).enrol(child, ++sequence, now);
    }

    private MachineSeal elsewhere() {
        Premises premises = new Premises(house.office.administrator(), house.clock);
        String centre = premises.openCentre("Quay");
        return premises.seal(centre, premises.registerMachine(centre));
    }

    private Application next() {
        sequence++;
        return good.withRid(house.rid(sequence));
    }

    private void bring(Field field, Packet packet, Set<String> expected) {
        assertThat(field.announce(packet).path(0).path("status").asString()).isEqualTo("SUCCESS");
        field.upload(packet);
        codes.put(packet, expected);
    }

    private void ends(String rid, Set<String> expected, Answers answers) {
        house.awaitStanding(rid, "REJECTED_INVALID");
        assertThat(house.field().status(rid)).isEqualTo("REREGISTER");
        JsonNode transactions = house.registrationClient()
                .get("/registrationprocessor/v1/registrationtransaction/search/" + rid)
                .path("response");
        List<String> told = transactions
                .valueStream()
                .filter(step -> step.path("statusCode").asString().equals("FAILED"))
                .map(step -> step.path("subStatusCode").asString())
                .toList();
        assertThat(told).as("%s %s", rid, transactions).containsAnyElementsOf(expected);
        assertThat(answers.audit(rid)).anyMatch(line -> line.contains("refused") || line.contains("rejected"));
    }

    /** MOSIP's sub-status codes, as the handbook has them. */
    private static Set<String> codes(Set<FaultCode> faults) {
        return faults.stream()
                .map(fault -> switch (fault) {
                    case SIZE, ARCHIVE, ARCHIVE_NAME, FILE_MISSING, FILE_UNREADABLE -> "RPR-PKV-FAILED-001";
                    case SCHEMA_UNKNOWN, SCHEMA, TEXT, DATE -> "RPR-PKV-FAILED-002";
                    case DATA_HASH -> "RPR-PKV-FAILED-003";
                    case DOCUMENT -> "RPR-PKV-FAILED-005";
                    case REFERENCE -> "RPR-PKV-FAILED-010";
                    case SIGNATURE -> "RPR-PKV-FAILED-012";
                    case BIOMETRIC_RECORD -> "RPR-PKV-FAILED-013";
                    case CBEFF -> "RPR-PKV-FAILED-015";
                    case PACKET_HASH -> "RPR-PKU-FAILED-005";
                    case ENCRYPTION -> "RPR-PKU-FAILED-007";
                    case OFFICER -> "RPR-OVM-FAILED-004";
                    case GUARDIAN -> "RPR-IVM-FAILED-002";
                    default -> throw new IllegalArgumentException(fault.name());
                })
                .collect(Collectors.toSet());
    }
}
