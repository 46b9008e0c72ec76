package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.identity.FuzzedIdObjects;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.ports.Refusal;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaCheckTest {

    @Test
    void the_shipped_schema_can_be_published() {
        assertThatCode(() -> SchemaCheck.check(DefaultIdentitySchema.json())).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_JSON | {'a':1",
                "NOT_JSON | {'a':1,'a':2}",
                "NOT_A_SCHEMA | []",
                "NOT_A_SCHEMA | 7",
                "NOT_A_SCHEMA | {}",
                "NOT_A_SCHEMA | {'properties':{'identity':{'properties':{'a':{'type':'word'}}}}}",
                "NOT_A_SCHEMA | {'$schema':'https://json-schema.org/draft/2020-12/schema','properties':{"
                        + "'identity':{'properties':{}}}}",
                "NOT_A_SCHEMA | {'properties':{'identity':{'properties':{'a':{'$ref':'http://127.0.0.1/x'}}}}}",
                "NOT_A_SCHEMA | {'properties':{'identity':{'properties':{'a':{'$ref':'file:///etc/passwd'}}}}}",
                "PATTERN | {'properties':{'identity':{'properties':{'a':{'validators':[{'type':'regex','"
                        + "validator':'('}]}}}}}"
            })
    void what_is_no_identity_schema_is_refused(IdentitySchemaRefusal why, String json) {
        refused(why, json.replace('\'', '"'));
    }

    /** Published, such a schema would end whatever is held against it with a failure of the house. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_A_SCHEMA | {'a':{'patternProperties':{'(':{}}}}",
                "NOT_A_SCHEMA | {'a':{'$ref':'#/definitions/none'}}",
                "NOT_A_SCHEMA | {'a':{'$ref':'#none'}}",
                "NOT_A_SCHEMA | {'a':{'$ref':'#/properties/identity/properties/a'}}",
                "NOT_A_SCHEMA | {'a':{'allOf':[{'$ref':'#/properties/identity/properties/b'}]},"
                        + "'b':{'not':{'$ref':'#/properties/identity/properties/a'}}}",
                "NOT_A_SCHEMA | {'a':{'if':{'not':{'$ref':'#/properties/identity/properties/a'}}}}",
            })
    void what_cannot_be_held_against_anybody_is_refused(IdentitySchemaRefusal why, String fields) {
        refused(why, "{\"properties\":{\"identity\":{\"properties\":" + fields.replace('\'', '"') + "}}}");
    }

    @Test
    void an_expression_nested_deeper_than_any_is_refused() {
        String deep = "(".repeat(12_000) + ")".repeat(12_000);
        refused(
                IdentitySchemaRefusal.PATTERN,
                "{\"properties\":{\"identity\":{\"properties\":{\"a\":{\"validators\":[{\"type\":\"regex\","
                        + "\"validator\":\"" + deep + "\"}]}}}}}");
    }

    @Test
    void a_schema_may_come_back_to_itself_further_down() {
        String tree = "{\"properties\":{\"identity\":{\"properties\":{\"a\":{\"properties\":{\"b\":"
                + "{\"$ref\":\"#/properties/identity/properties/a\"}}},\"c\":{\"$ref\":\"#\"}}}}}";
        SchemaCheck.check(tree);
        FuzzedIdObjects.held(tree);
    }

    @Test
    void what_an_event_cannot_hold_is_refused() {
        refused(IdentitySchemaRefusal.TOO_LARGE, "{\"x\":\"" + "y".repeat(SchemaCheck.MAX_BYTES) + "\"}");
    }

    @Test
    @Needs(Needs.SHARED)
    void the_schema_that_MOSIP_publishes_can_be_published() throws IOException {
        String theirs = Files.readString(Shared.data("mosip/id-schema/id-schema-sample.json"));
        assertThatCode(() -> SchemaCheck.check(theirs)).doesNotThrowAnyException();
    }

    @Test
    @Needs(Needs.SHARED)
    void the_shipped_schema_and_MOSIPs_say_the_same_of_the_same_people() throws IOException {
        Schema ours = schema(DefaultIdentitySchema.json());
        Schema theirs = schema(Files.readString(Shared.data("mosip/id-schema/id-schema-sample.json")));
        long seed = Long.getLong("seed", 20_261_121L);
        int faultless = 0;
        List<JsonNode> people = people();
        for (JsonNode person : people) {
            for (JsonNode variant : variants(person, new Random(seed))) {
                List<String> faults = faults(ours, variant);
                assertThat(faults).as("seed %d", seed).isEqualTo(faults(theirs, variant));
                faultless += faults.isEmpty() ? 1 : 0;
            }
        }
        assertThat(people).hasSizeGreaterThan(4);
        assertThat(faultless).as("some must be good, or nothing was compared").isPositive();
    }

    @Test
    @Needs(Needs.SHARED)
    void both_ask_the_same_of_every_single_field() throws IOException {
        JsonNode ours = fields(DefaultIdentitySchema.json());
        JsonNode theirs = fields(Files.readString(Shared.data("mosip/id-schema/id-schema-sample.json")));
        assertThat(ours.propertyNames()).containsExactlyInAnyOrderElementsOf(theirs.propertyNames());
        for (String field : theirs.propertyNames()) {
            for (String keyword :
                    List.of("validators", "fieldCategory", "fieldType", "type", "$ref", "minimum", "format")) {
                assertThat(ours.path(field).path(keyword))
                        .as(field + " " + keyword)
                        .isEqualTo(theirs.path(field).path(keyword));
            }
        }
    }

    private static JsonNode fields(String schema) {
        return Json.read(schema, JsonNode.class).at("/properties/identity/properties");
    }

    /** Every published ID object, and one that is good: made of the packet's own identity. */
    private static List<JsonNode> people() throws IOException {
        List<JsonNode> people = new ArrayList<>();
        try (Stream<Path> files = Files.list(Shared.data("mosip/id-objects"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode read = Json.tree(Files.readAllBytes(file));
                ObjectNode whole = Json.mapper().createObjectNode();
                whole.set("identity", read.path("identity").isObject() ? read.path("identity") : read);
                people.add(whole);
            }
        }
        people.add(Json.read(GOOD, JsonNode.class));
        return people;
    }

    private static List<JsonNode> variants(JsonNode person, Random random) {
        List<JsonNode> variants = new ArrayList<>(List.of(person));
        List<String> names = new ArrayList<>(person.path("identity").propertyNames());
        for (String name : names) {
            ObjectNode without = (ObjectNode) person.deepCopy();
            ((ObjectNode) without.path("identity")).remove(name);
            variants.add(without);
            ObjectNode other = (ObjectNode) person.deepCopy();
            ((ObjectNode) other.path("identity"))
                    .set(name, person.path("identity").path(names.get(random.nextInt(names.size()))));
            variants.add(other);
        }
        return variants;
    }

    private static Schema schema(String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(json);
    }

    private static List<String> faults(Schema schema, JsonNode person) {
        return schema.validate(person).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getKeyword() + " " + error.getProperty())
                .sorted()
                .toList();
    }

    private static void refused(IdentitySchemaRefusal why, String json) {
        assertThatThrownBy(() -> SchemaCheck.check(json))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(why));
    }

    private static final String WORDS = "[{\"language\":\"eng\",\"value\":\"word\"}]";
    private static final String GOOD = ("{'identity':{'IDSchemaVersion':0.1,'fullName':%1$s,'dateOfBirth':'1990/01/01',"
                    + "'gender':%1$s,'addressLine1':%1$s,'addressLine2':%1$s,'addressLine3':%1$s,'region':%1$s,"
                    + "'province':%1$s,'city':%1$s,'zone':%1$s,'postalCode':'14022','phone':'9876543210',"
                    + "'email':'amina@example.org','proofOfIdentity':{'type':'DOC001','format':'pdf','value':'poi',"
                    + "'refNumber':null},'individualBiometrics':{'format':'cbeff','version':1.0,'value':'bio'}}}")
            .replace('\'', '"')
            .formatted(WORDS);
}
