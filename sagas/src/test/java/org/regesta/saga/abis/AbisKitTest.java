package org.regesta.saga.abis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.fingers.Impression;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The scripts of MOSIP's ABIS testing kit, each step as it stands there, each answer held against the kit's schema. */
@Needs(Needs.SHARED)
class AbisKitTest {

    private static final Path KIT = Shared.data("mosip/abis-testing-kit");
    private static final Pattern STEP = Pattern.compile("(\\w+)\\(([^)]*)\\)((?:\\.expect\\([^)]*\\))*)");
    private static final Pattern EXPECTED = Pattern.compile("\\.expect\\((!?)(\\w+),\\s*([^)]*)\\)");
    private static final Map<String, String> SCHEMAS = Map.of(
            "insert", "insert_response",
            "identify", "identify_response",
            "delete", "delete_response",
            "ping", "ping_response");

    private final org.regesta.saga.abis.Matcher abis = new org.regesta.saga.abis.Matcher();
    private final Map<String, String> references = new HashMap<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @Test
    void all_thirteen_scripts_pass() throws IOException {
        personas();
        List<String> ran = new ArrayList<>();
        for (JsonNode script : Json.tree(Files.readAllBytes(KIT.resolve("sample_data/test_cases.json")))) {
            for (JsonNode step : script.path("steps")) {
                run(script.path("testId").asString() + " " + step.asString(), step.asString(), script.path("flags"));
            }
            ran.add(script.path("testId").asString());
        }
        assertThat(ran).hasSize(13);
    }

    @Test
    void an_answer_that_is_not_as_expected_would_be_seen() throws IOException {
        references.put("person1", "r1");
        abis.share("r1", Files.readAllBytes(KIT.resolve("sample_data/r1.xml")));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> run(
                        "wrong",
                        "insert(person1).expect(returnValue, 2)",
                        Json.mapper().missingNode()))
                .isInstanceOf(AssertionError.class);
    }

    /** The kit names its own three irises; the rest get a finger each, duplicates another impression of the same. */
    private void personas() throws IOException {
        for (JsonNode persona : Json.tree(Files.readAllBytes(KIT.resolve("sample_data/persona_data.json")))) {
            String name = persona.path("name").asString();
            String given = persona.path("reference_id").asString();
            references.put(name, given.startsWith("<") ? name : given);
            if (given.equals("r1")) {
                abis.share(given, Files.readAllBytes(KIT.resolve("sample_data/r1.xml")));
            } else if (given.startsWith("<")) {
                abis.share(name, Hands.cbeff(person(name), impression(name)));
            }
        }
    }

    private static int person(String name) {
        return 700 + Integer.parseInt(name.replaceAll("^person(\\d+).*", "$1"));
    }

    /** The second duplicate is the likest to the first taken: of two that match, that one is asked for. */
    private static Impression impression(String name) {
        return name.endsWith("duplicate_1")
                ? Impression.normal(3).rotated(14).noisy(1.1)
                : Impression.good(name.endsWith("duplicate_2") ? 2 : 1);
    }

    private void run(String which, String step, JsonNode flags) throws IOException {
        Matcher parsed = STEP.matcher(step);
        assertThat(parsed.matches()).as("a step of the kit: " + step).isTrue();
        String verb = parsed.group(1).replaceFirst("_.*", "");
        JsonNode answer =
                abis.ask(verb, message(parsed.group(1), parsed.group(2).split(",\\s*", -1), flags));
        Schema schema =
                schemas.getSchema(Json.tree(Files.readAllBytes(KIT.resolve("schemas/" + SCHEMAS.get(verb) + ".json"))));
        assertThat(schema.validate(answer)).as(which + " " + answer).isEmpty();
        Matcher expected = EXPECTED.matcher(parsed.group(3));
        boolean any = false;
        while (expected.find()) {
            any = true;
            boolean same = actual(answer, expected.group(2)).equals(wanted(expected.group(2), expected.group(3)));
            assertThat(same)
                    .as(which + " " + answer)
                    .isEqualTo(expected.group(1).isEmpty());
        }
        if (!any) {
            assertThat(answer.path("returnValue").asString())
                    .as(which + " " + answer)
                    .isEqualTo(parsed.group(2).contains("unknown") ? "2" : "1");
        }
    }

    private Map<String, Object> message(String verb, String[] who, JsonNode flags) {
        Map<String, Object> message = new HashMap<>();
        if (!who[0].isEmpty()) {
            String reference = reference(who[0]);
            message.put("referenceId", verb.equals("identify_url") ? "" : reference);
            message.put(
                    "referenceURL",
                    verb.equals("identify_ref") ? "" : org.regesta.saga.abis.Matcher.SHARES + reference);
        }
        if (who.length > 1) {
            message.put("gallery", Map.of("referenceIds", List.of(Map.of("referenceId", reference(who[1])))));
        }
        if (!flags.isMissingNode()) {
            message.put("flags", flags);
        }
        return message;
    }

    private String reference(String persona) {
        assertThat(references).containsKey(persona);
        return references.getOrDefault(persona, "");
    }

    private String wanted(String key, String value) {
        return key.equals("candidateReferenceId") ? reference(value) : value;
    }

    private static String actual(JsonNode answer, String key) {
        return switch (key) {
            case "returnValue", "failureReason" -> answer.path(key).asString("");
            case "candidateListCount" -> answer.at("/candidateList/count").asString("");
            case "candidateReferenceId" ->
                answer.at("/candidateList/candidates/0/referenceId").asString("");
            default -> throw new IllegalArgumentException(key);
        };
    }
}
