package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.server.web.Described;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** MOSIP's ID repository over the port, for a service that may do everything there. */
final class RepositoryDoor {

    static final String IDENTITY = "/idrepository/v1/identity/";

    private static final AtomicInteger RIDS = new AtomicInteger(10_000);
    private static final String SELECTED = "selectedHandles";

    private final Knocker knocker = new Knocker();
    private final Described described = new Described(knocker);
    private String schemaVersion = "";

    /** Publishes the schema as shipped, with handles: phone, e-mail and a list of functional ids. */
    synchronized void publishSchema() {
        JsonNode drafted = answer(
                HttpMethod.POST,
                "/v1/masterdata/idschema",
                "",
                Map.of("title", "Identity", "description", "With handles", "schema", schema()));
        answer(
                HttpMethod.PUT,
                "/v1/masterdata/idschema/publish",
                "",
                Map.of("id", drafted.path("id").asString(), "effectiveFrom", time(1)));
        while (schemaVersion.isEmpty()) { // until the view has it
            JsonNode latest = get("/v1/masterdata/idschema/latest").path("response");
            if (latest.path("schemaJson").asString("").contains(SELECTED)) {
                schemaVersion = latest.path("idVersion").asString("");
            }
        }
    }

    private static String schema() {
        ObjectNode schema = (ObjectNode) Json.tree(DefaultIdentitySchema.json().getBytes(UTF_8));
        ObjectNode fields = (ObjectNode) schema.at("/properties/identity/properties");
        ((ObjectNode) fields.get("phone")).put("handle", true);
        ((ObjectNode) fields.get("email")).put("handle", true);
        fields.set(SELECTED, Json.tree("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}".getBytes(UTF_8)));
        fields.set("functionalIds", Json.tree("""
                {"type":"array","handle":true,"items":{"type":"object","properties":{"value":{"type":"string"},
                "tags":{"type":"array","items":{"type":"string"}}}}}""".getBytes(UTF_8)));
        return Json.write(schema);
    }

    static String time(int secondsFromNow) {
        return MosipTime.text(Instant.now().plusSeconds(secondsFromNow));
    }

    JsonNode send(HttpMethod method, String path, Optional<Object> body) {
        byte[] bytes = body.map(json -> Json.write(json).getBytes(UTF_8)).orElse(new byte[0]);
        return Json.tree(text(method, path, bytes).getBytes(UTF_8));
    }

    String text(HttpMethod method, String path, byte[] body) {
        HttpResponse<String> answer =
                knocker.knock(method, path, Optional.of(knocker.master()), body, "application/json");
        described.hears(method, path, answer);
        return answer.body();
    }

    /** What this door answered other than its description says, and how many answers were held against it. */
    Described described() {
        return described;
    }

    JsonNode ask(HttpMethod method, String path, String id, Object request) {
        return send(
                method,
                path,
                Optional.of(Map.of("id", id, "version", "v1", "requesttime", time(0), "request", request)));
    }

    JsonNode answer(HttpMethod method, String path, String id, Object request) {
        JsonNode answered = ask(method, path, id, request);
        assertThat(answered.path("errors").isEmpty()).as(answered.toString()).isTrue();
        return answered.path("response");
    }

    JsonNode get(String path) {
        return send(HttpMethod.GET, path, Optional.empty());
    }

    static String error(JsonNode answered) {
        return answered.at("/errors/0/errorCode").asString("none");
    }

    static String newRid() {
        return "1000110001" + RIDS.incrementAndGet() + "20261121120000";
    }

    /** What a change of someone's says of them, whatever else it says. */
    Map<String, Object> of(String uin) {
        return new HashMap<>(Map.of("UIN", uin, "IDSchemaVersion", new BigDecimal(schemaVersion)));
    }

    Map<String, Object> fields(String uin, String name) {
        Map<String, Object> identity = of(uin);
        identity.put("fullName", List.of(Map.of("language", "eng", "value", name)));
        identity.put("dateOfBirth", "1992/04/15");
        identity.put("gender", List.of(Map.of("language", "eng", "value", "FLE")));
        identity.put("phone", "9876543210");
        return identity;
    }

    /** The version of the schema that was published. */
    synchronized String schemaVersion() {
        return schemaVersion;
    }

    String drawnUin() {
        return get("/v1/idgenerator/uin").at("/response/uin").asString();
    }

    String enrolled(String name) {
        return enrolled(name, Map.of());
    }

    /** @param further fields of their own
     * @return the UIN */
    String enrolled(String name, Map<String, ?> further) {
        String uin = drawnUin();
        JsonNode created = create(uin, name, further);
        assertThat(created.at("/response/status").asString(""))
                .as(created.toString())
                .isEqualTo("ACTIVATED");
        return uin;
    }

    JsonNode create(String uin, String name, Map<String, ?> further) {
        Map<String, Object> identity = fields(uin, name);
        identity.putAll(further);
        return ask(
                HttpMethod.POST, IDENTITY, "mosip.id.create", Map.of("registrationId", newRid(), "identity", identity));
    }

    /** @param more of the request, beside the identity */
    JsonNode update(String uin, Map<String, ?> changes, Map<String, ?> more) {
        Map<String, Object> identity = of(uin);
        identity.putAll(changes);
        Map<String, Object> request = new HashMap<>(Map.of("registrationId", newRid(), "identity", identity));
        request.putAll(more);
        return ask(HttpMethod.PATCH, IDENTITY, "mosip.id.update", request);
    }

    void status(String uin, String status) {
        JsonNode updated = update(uin, Map.of(), Map.of("status", status));
        assertThat(updated.at("/response/status").asString(""))
                .as(updated.toString())
                .isEqualTo(status);
    }

    JsonNode askForVid(String uin, String type) {
        return ask(HttpMethod.POST, "/idrepository/v1/vid", "mosip.vid.create", Map.of("UIN", uin, "vidType", type));
    }

    String vid(String uin, String type) {
        JsonNode made = askForVid(uin, type);
        assertThat(error(made)).as(made.toString()).isEqualTo("none");
        return made.at("/response/VID").asString();
    }

    JsonNode vidStatus(String vid, String status) {
        return ask(HttpMethod.PATCH, "/idrepository/v1/vid/" + vid, "mosip.vid.update", Map.of("vidStatus", status));
    }
}
