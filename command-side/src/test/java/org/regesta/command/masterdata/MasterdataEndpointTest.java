package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.Door;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.command.masterdata.api.SchemaVersions;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.wire.Json;

class MasterdataEndpointTest {

    private static final String SCHEMA = "{\"title\":\"Identity\",\"description\":\"first\",\"schema\":%s}";
    private static final String PUBLISH = "{\"id\":\"%s\",\"effectiveFrom\":\"%s\"}";
    private static final String NOW = "2026-11-21T12:00:00.000Z";

    private final Office office = new Office();

    private Object only(String stream) {
        return office.house.ledger.stream(Book.REGISTRY, stream).getFirst().payload();
    }

    @Test
    void centres_are_opened_under_running_numbers_and_whom_to_ask_is_sealed() {
        Door.Answer first = office.centre(Office.CENTRE);
        assertThat(first.response().path("id").asString()).isEqualTo("10001");
        assertThat(first.response().path("zoneCode").asString()).isEqualTo("RSK");
        assertThat(office.centre(Office.CENTRE).response().path("id").asString())
                .isEqualTo("10002");
        CentreEvent.Opened opened = (CentreEvent.Opened) only("centre:10001");
        assertThat(opened.names()).isEqualTo(Map.of("eng", "North"));
        assertThat(opened.details())
                .containsEntry("latitude", "34.5259")
                .containsEntry("numberOfKiosks", "3")
                .containsEntry("workingNonWorkingDays", "{\"mon\":true,\"sun\":false}")
                .doesNotContainKeys("contactPerson", "contactPhone");
        assertThat(opened.contact()).containsOnlyKeys("contactPerson", "contactPhone");
        assertThat(office.house.ledger.all(Book.REGISTRY).toString()).doesNotContain("Nguyen");
    }

    @Test
    void a_centre_asked_for_twice_with_one_key_is_one_centre() {
        office.centre(Office.CENTRE);
        office.house.idempotencyKey("once");
        String first = office.centre(Office.CENTRE).response().path("id").asString();
        assertThat(first).isEqualTo("10002");
        office.house.idempotencyKey("other");
        office.centre(Office.CENTRE);
        office.house.idempotencyKey("once");
        assertThat(office.centre(Office.CENTRE).response().path("id").asString())
                .isEqualTo(first);
        assertThat(office.house.ledger.stream(Book.REGISTRY, "centre:10004")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"North\" | \"name\":\" \" | KER-MSD-999 | name",
                "\"isActive\":true | \"isActive\":null | KER-MSD-999 | isActive",
                "\"centerStartTime\":\"09:00:00\" | \"centerStartTime\":\"9 o'clock\" | KER-MSD-999 | centerStartTime",
                "\"centerStartTime\":\"09:00:00\" | \"centerStartTime\":{\"hour\":9} | KER-MSD-999 | not"
                        + " JSON of the shape",
                "\"langCode\":\"eng\" | \"langCode\":\"English\" | KER-MSD-999 | langCode",
                "\"workingNonWorkingDays\":{\"mon\":true,\"sun\":false} | \"workingNonWorkingDays\":7 | "
                        + "KER-MSD-999 | workingNonWorkingDays",
                "\"centerEndTime\":\"17:00:00\" | \"centerEndTime\":\"08:00:00\" | KER-MSD-309 | Time",
                "\"lunchEndTime\":\"14:00:00\" | \"lunchEndTime\":\"12:00:00\" | KER-MSD-308 | Lunch",
                "\"lunchStartTime\":\"13:00:00\" | \"lunchStartTime\":\"08:00:00\" | KER-MSD-259 | Lunch",
                "\"lunchEndTime\":\"14:00:00\" | \"lunchEndTime\":\"18:00:00\" | KER-MSD-260 | Lunch",
                "\"latitude\":\"34.5259\" | \"latitude\":\"34.5\" | KER-MSD-307 | Latitude",
                "\"longitude\":\"69.1723\" | \"longitude\":\"269.1723\" | KER-MSD-307 | Longitude",
                "\"numberOfKiosks\":3 | \"numberOfKiosks\":0 | KER-MSD-281 | kiosks"
            })
    void what_is_wrong_with_a_centre_is_named(String right, String wrong, String code, String word) {
        assertThat(Office.CENTRE).contains(right);
        Door.Answer answer = office.centre(Office.CENTRE.replace(right, wrong));
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.errorMessage()).contains(word);
        assertThat(office.house.ledger.all(Book.REGISTRY)).isEmpty();
    }

    @Test
    void midnight_means_no_lunch() {
        String noLunch = Office.CENTRE.replace("13:00:00", "00:00:00").replace("14:00:00", "00:00:00");
        assertThat(office.centre(noLunch).response().path("id").asString()).isEqualTo("10001");
    }

    @Test
    void a_machine_is_registered_at_its_centre_once() {
        assertThat(office.machine(Office.MACHINE).errorCode()).isEqualTo("KER-MSD-222");
        office.centre(Office.CENTRE);
        office.house.idempotencyKey("once");
        assertThat(office.machine(Office.MACHINE).response().path("id").asString())
                .isEqualTo("10001");
        MachineEvent.Registered registered = (MachineEvent.Registered) only("machine:10001");
        assertThat(registered.name()).isEqualTo("Desk-1");
        assertThat(registered.details()).containsEntry("validityDateTime", "2030-01-01T00:00:00.000Z");
        assertThat(office.machine(Office.MACHINE).response().path("id").asString())
                .isEqualTo("10001");
        office.house.idempotencyKey("twice");
        assertThat(office.machine(Office.MACHINE).errorCode()).isEqualTo("KER-MSD-413");
        assertThat(office.house.ledger.stream(Book.REGISTRY, "machine:10001")).hasSize(1);
    }

    @Test
    void one_name_one_machine_one_pair_of_keys() {
        office.centre(Office.CENTRE);
        office.machine(Office.MACHINE);
        assertThat(office.machine(
                                Office.MACHINE.replace(Office.KEY, Office.key()).replace("Desk-1", "DESK-1"))
                        .errorCode())
                .isEqualTo("KER-MSD-413");
        assertThat(office.machine(Office.MACHINE.replace("Desk-1", "Desk-2")).errorCode())
                .isEqualTo("KER-MSD-414");
        String second = Office.MACHINE
                .replace("Desk-1", "Desk-3")
                .replace(Office.KEY, Office.key())
                .replace(Office.SIGN_KEY, Office.key());
        assertThat(office.machine(second).response().path("id").asString()).isNotEqualTo("10001");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "publicKey | KER-MSD-257 | AAAA",
                "publicKey | KER-MSD-257 | not base64!",
                "publicKey | KER-MSD-999 | ''",
                "signPublicKey | KER-MSD-410 | AAAA"
            })
    void a_key_that_is_none_is_refused(String field, String code, String key) {
        office.centre(Office.CENTRE);
        String right = field.equals("publicKey") ? Office.KEY : Office.SIGN_KEY;
        assertThat(office.machine(Office.MACHINE.replace(right, key)).errorCode())
                .isEqualTo(code);
    }

    @Test
    void a_schema_is_drafted_and_published_under_the_next_version() {
        String schema = SCHEMA.formatted(Json.write(DefaultIdentitySchema.json()));
        for (int n = 1; n <= 11; n++) {
            String id = office.schema(schema).response().path("id").asString();
            assertThat(office.publish(PUBLISH.formatted(id, NOW)).response().asString())
                    .isEqualTo(id);
            IdentitySchemaEvent published =
                    (IdentitySchemaEvent) office.house.ledger.stream(Book.REGISTRY, "idschema:" + id)
                            .getLast()
                            .payload();
            assertThat(((IdentitySchemaEvent.Published) published).version()).isEqualTo(n / 10 + "." + n % 10);
            assertThat(office.publish(PUBLISH.formatted(id, NOW)).errorCode()).isEqualTo("KER-SCH-009");
        }
    }

    @Test
    void a_draft_says_what_it_is() {
        String json = DefaultIdentitySchema.json();
        Door.Answer answer = office.schema(SCHEMA.formatted(Json.write(json)));
        assertThat(answer.response().path("status").asString()).isEqualTo("DRAFT");
        assertThat(answer.response().path("idVersion").asDouble()).isZero();
        assertThat(answer.response().path("schemaJson").asString()).isEqualTo(json);
    }

    @Test
    void a_draft_is_drafted_otherwise_and_published_as_it_was_last() {
        String json = DefaultIdentitySchema.json();
        String id = office.schema(SCHEMA.formatted(Json.write(json)))
                .response()
                .path("id")
                .asString();
        String second = SCHEMA.replace("first", "second").formatted(Json.write(json + " "));
        Door.Answer answer = office.redraft(id, second);
        assertThat(answer.response().path("id").asString()).isEqualTo(id);
        assertThat(answer.response().path("description").asString()).isEqualTo("second");
        assertThat(answer.response().path("updatedOn").asString()).startsWith("2026-");
        assertThat(office.redraft(id, SCHEMA.formatted("\"{\"")).errorCode()).isEqualTo("KER-SCH-013");
        assertThat(office.redraft("none", second).errorCode()).isEqualTo("KER-SCH-007");
        assertThat(office.redraft("no%20ne", second).errorCode()).isEqualTo("KER-SCH-007");
        assertThat(office.redraft("", second).errorMessage()).contains("id");
        office.publish(PUBLISH.formatted(id, NOW)).response();
        assertThat(new SchemaVersions(office.names, office.house.ledger)
                        .find(new BigDecimal("0.1"))
                        .orElseThrow()
                        .json())
                .isEqualTo(json + " ");
        assertThat(office.redraft(id, second.replace("second", "third")).errorCode())
                .isEqualTo("KER-SCH-009");
    }

    @Test
    void what_cannot_be_published_is_not() {
        String id = office.schema(SCHEMA.formatted(Json.write(DefaultIdentitySchema.json())))
                .response()
                .path("id")
                .asString();
        assertThat(office.publish(PUBLISH.formatted("none", NOW)).errorCode()).isEqualTo("KER-SCH-007");
        assertThat(office.publish(PUBLISH.formatted("no ne", NOW)).errorCode()).isEqualTo("KER-SCH-007");
        assertThat(office.publish(PUBLISH.formatted(id, "2026-11-20T12:00:00.000Z"))
                        .errorCode())
                .isEqualTo("KER-SCH-010");
        assertThat(office.publish(PUBLISH.formatted(id, "tomorrow")).errorMessage())
                .contains("effectiveFrom");
        assertThat(office.publish("{}").errorMessage()).contains("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{", "null", "[]", "{\"request\":null}", "{\"request\":[]}", "{\"request\":{}} x"})
    void whatever_comes_is_answered_in_MOSIPs_form(String body) {
        for (String path :
                List.of("/v1/masterdata/registrationcenters", "/v1/masterdata/machines", "/v1/masterdata/idschema")) {
            assertThat(office.door.post(path, body).errorCode()).isEqualTo("KER-MSD-999");
        }
    }
}
