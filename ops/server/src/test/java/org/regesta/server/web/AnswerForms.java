package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.regesta.server.access.Line.Heard;
import org.regesta.server.web.Shapes.Operation;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the description of the API. */
final class AnswerForms {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Shapes shapes;
    private final JsonNode api;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, String> wires = new ConcurrentHashMap<>();
    private final Map<String, String> wrong = new ConcurrentHashMap<>();
    private final AtomicInteger fitting = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    AnswerForms(Shapes shapes, JsonNode api) {
        this.shapes = shapes;
        this.api = api;
    }

    /** The same, that has heard nothing yet. */
    AnswerForms anew() {
        return new AnswerForms(shapes, api);
    }

    String body(Operation operation) {
        return shapes.body(operation);
    }

    List<String> wrong() {
        return wrong.values().stream().sorted().toList();
    }

    int fitting() {
        return fitting.get();
    }

    int refusals() {
        return refusals.get();
    }

    void hears(Operation operation, Heard heard) {
        if (heard.status() >= 500 && heard.status() != 503) {
            says(operation, heard, "is a failure of ours");
        }
        if (heard.status() == 401 && operation.described().path("security").size() > 0) {
            says(operation, heard, "is for whoever has no token");
        }
        if (heard.body().isEmpty()) {
            return;
        }
        boolean told = heard.head().isEmpty()
                || heard.head().toLowerCase(java.util.Locale.ROOT).contains("json");
        if (!told) {
            return; // a page, a file or lines: not described as JSON
        }
        try {
            JsonNode answer = Json.tree(heard.body().getBytes(UTF_8));
            if (heard.status() >= 400 || !answer.path("errors").isEmpty()) {
                refused(operation, heard, answer);
            }
            described(operation, heard, answer);
        } catch (Json.Malformed no) {
            says(operation, heard, "is no JSON");
        }
    }

    private void refused(Operation operation, Heard heard, JsonNode answer) {
        refusals.incrementAndGet();
        boolean token = operation.path().equals("/oauth2/token") && answer.has("error");
        boolean problem = answer.path("type").asString("").startsWith("/problems/")
                && answer.path("status").asInt() == heard.status()
                && !answer.path("title").asString("").isBlank();
        boolean envelope = answer.path("errors").isArray()
                && answer.path("errors").valueStream().allMatch(AnswerForms::isError)
                && (answer.has("responsetime") || answer.has("responseTime"))
                && !answer.path("errors").isEmpty();
        if (!token && !problem && !envelope) {
            says(operation, heard, "is an error of no form");
            return;
        }
        String wire = problem ? "problem" : "envelope";
        String before = wires.putIfAbsent(operation.name(), wire);
        if (!token && before != null && !before.equals(wire)) {
            says(operation, heard, "is an error of another wire than the one before");
        }
    }

    private static boolean isError(JsonNode error) {
        return !error.path("errorCode").asString("").isBlank()
                && (!error.path("errorMessage").asString("").isBlank()
                        || !error.path("message").asString("").isBlank());
    }

    private void described(Operation operation, Heard heard, JsonNode answer) {
        JsonNode content = operation.described().path("responses").path(Integer.toString(heard.status()));
        JsonNode schema = content.path("content")
                .valueStream()
                .map(type -> type.path("schema"))
                .findFirst()
                .orElse(content.path("none"));
        if (schema.isMissingNode()) {
            return;
        }
        List<Error> errors = schemas.computeIfAbsent(operation.name() + heard.status(), unseen -> compiled(schema))
                .validate(said(answer));
        fitting.incrementAndGet();
        if (!errors.isEmpty()) {
            says(operation, heard, "does not fit: " + errors.getFirst());
        }
    }

    /** The description's references lead into itself. */
    private Schema compiled(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", api.path("components"));
        return REGISTRY.getSchema(whole);
    }

    /** What is null is not said: the description has no word for it. */
    private static JsonNode said(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode kept = Json.mapper().createObjectNode();
            object.forEachEntry((name, value) -> {
                if (!value.isNull()) {
                    kept.set(name, said(value));
                }
            });
            return kept;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = Json.mapper().createArrayNode();
            array.forEach(value -> kept.add(said(value)));
            return kept;
        }
        return node;
    }

    private void says(Operation operation, Heard heard, String what) {
        String body = heard.body().length() > 300 ? heard.body().substring(0, 300) + "…" : heard.body();
        String told = operation.name() + " " + heard.status() + " " + what;
        wrong.putIfAbsent(told, told + ": " + body);
    }
}
