package org.regesta.testkit.abis;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.testkit.Shared;
import org.regesta.testkit.fingers.Impression;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/**
 * The scripts of MOSIP's ABIS testing kit, each step as it stands there, each answer held against the kit's schema. The
 * kit names its own three irises; the rest of its people get a finger each, duplicates another impression of the same.
 */
public final class AbisKit {

    private static final Path KIT = Shared.data("mosip/abis-testing-kit");
    private static final Pattern STEP = Pattern.compile("(\\w+)\\(([^)]*)\\)((?:\\.expect\\([^)]*\\))*)");
    private static final Pattern EXPECTED = Pattern.compile("\\.expect\\((!?)(\\w+),\\s*([^)]*)\\)");
    private static final Map<String, String> SCHEMAS = Map.of(
            "insert", "insert_response",
            "identify", "identify_response",
            "delete", "delete_response",
            "ping", "ping_response");

    private final Offered matcher;
    private final Clock clock;
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private int requests;

    /** Shares the kit's people with the matcher. */
    public AbisKit(Offered matcher, Clock clock) {
        this.matcher = matcher;
        this.clock = clock;
        for (JsonNode persona : read("sample_data/persona_data.json")) {
            String name = persona.path("name").asString();
            String given = persona.path("reference_id").asString();
            references.put(name, given.startsWith("<") ? name : given);
            if (given.equals("r1")) {
                addresses.put(given, matcher.share(given, bytes("sample_data/r1.xml")));
            } else if (given.startsWith("<")) {
                addresses.put(name, matcher.share(name, Hands.cbeff(person(name), impression(name))));
            }
        }
    }

    /**
     * What came of the kit.
     *
     * @param scripts how many were played
     * @param wrong each answer that is not what its step expects, with script, step and answer
     */
    public record Played(int scripts, List<String> wrong) {}

    /** Plays every script in the order of the kit. */
    public Played play() {
        List<String> wrong = new ArrayList<>();
        JsonNode scripts = read("sample_data/test_cases.json");
        for (JsonNode script : scripts) {
            for (JsonNode step : script.path("steps")) {
                String which = script.path("testId").asString() + " ";
                step(step.asString(), script.path("flags")).forEach(why -> wrong.add(which + step + ": " + why));
            }
        }
        return new Played(scripts.size(), wrong);
    }

    /**
     * Plays one step, such as {@code insert(person1).expect(returnValue, 1)}.
     *
     * @param flags the script's, or missing
     * @return what is wrong with the answer
     */
    public List<String> step(String step, JsonNode flags) {
        Matcher parsed = STEP.matcher(step);
        if (!parsed.matches()) {
            throw new IllegalArgumentException("no step of the kit: " + step);
        }
        String verb = parsed.group(1).replaceFirst("_.*", "");
        String request = "request-" + ++requests;
        JsonNode answer = matcher.ask(
                message(request, verb, parsed.group(1), parsed.group(2).split(",\\s*", -1), flags));
        List<String> wrong = new ArrayList<>();
        if (!answer.path("requestId").asString("").equals(request)) {
            wrong.add("not an answer to " + request + " but " + answer);
        }
        for (Error error : schemas.getSchema(read("schemas/" + SCHEMAS.get(verb) + ".json"))
                .validate(answer)) {
            wrong.add(error + " in " + answer);
        }
        Matcher expected = EXPECTED.matcher(parsed.group(3));
        boolean any = false;
        while (expected.find()) {
            any = true;
            boolean asked = expected.group(1).isEmpty();
            if (actual(answer, expected.group(2)).equals(wanted(expected.group(2), expected.group(3))) != asked) {
                wrong.add("not " + expected.group() + " but " + answer);
            }
        }
        String usual = parsed.group(2).contains("unknown") ? "2" : "1";
        if (!any && !actual(answer, "returnValue").equals(usual)) {
            wrong.add("returnValue is not " + usual + " in " + answer);
        }
        return wrong;
    }

    private String message(String request, String operation, String verb, String[] who, JsonNode flags) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "id",
                "mosip.abis." + operation,
                "version",
                "1.1",
                "requestId",
                request,
                "requesttime",
                MosipTime.text(clock.instant())));
        if (!who[0].isEmpty()) {
            String reference = reference(who[0]);
            message.put("referenceId", verb.equals("identify_url") ? "" : reference);
            message.put("referenceURL", verb.equals("identify_ref") ? "" : address(reference));
        }
        if (who.length > 1) {
            message.put("gallery", Map.of("referenceIds", List.of(Map.of("referenceId", reference(who[1])))));
        }
        if (!flags.isMissingNode()) {
            message.put("flags", flags);
        }
        return Json.write(message);
    }

    private String address(String reference) {
        return Optional.ofNullable(addresses.get(reference)).orElseGet(() -> matcher.nothingAt(reference));
    }

    private String reference(String persona) {
        return Optional.ofNullable(references.get(persona))
                .orElseThrow(() -> new IllegalArgumentException("nobody of the kit: " + persona));
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

    private static int person(String name) {
        return 700 + Integer.parseInt(name.replaceAll("^person(\\d+).*", "$1"));
    }

    /** The second duplicate is the likest to the first taken: of two that match, that one is asked for. */
    private static Impression impression(String name) {
        return name.endsWith("duplicate_1")
                ? Impression.normal(3).rotated(14).noisy(1.1)
                : Impression.good(name.endsWith("duplicate_2") ? 2 : 1);
    }

    private static JsonNode read(String below) {
        return Json.tree(bytes(below));
    }

    private static byte[] bytes(String below) {
        try {
            return Files.readAllBytes(KIT.resolve(below));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
