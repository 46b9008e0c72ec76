package org.regesta.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.server.access.Knocker;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The description is held against what runs. */
class OpenApiTest {

    private static Knocker knocker;
    private static JsonNode api;
    private static final Map<String, JsonNode> OPERATIONS = new TreeMap<>();

    @BeforeAll
    static void read() {
        knocker = new Knocker();
        String text = knocker.send(HttpRequest.newBuilder(URI.create(knocker.url() + "/v3/api-docs"))
                        .build())
                .body();
        api = Json.tree(text.getBytes(StandardCharsets.UTF_8));
        api.get("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .forEach(method -> OPERATIONS.put(
                        method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
    }

    @Test
    void it_is_openapi_3_1_with_a_title_a_server_and_its_security() {
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Regesta");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/components/securitySchemes/token/flows/clientCredentials/tokenUrl")
                        .asString())
                .isEqualTo("/oauth2/token");
    }

    @Test
    void it_describes_what_is_served_and_nothing_else() {
        Set<String> served = new TreeSet<>();
        knocker.served().stream()
                .filter(one ->
                        !one.pattern().startsWith("/actuator") && !one.pattern().startsWith("/v3/api-docs"))
                .forEach(one -> served.add(one.method() + " " + one.pattern().replace("{*", "{")));
        assertThat(OPERATIONS.keySet()).isEqualTo(served);
        assertThat(served).hasSizeGreaterThan(20);
    }

    @Test
    void every_operation_says_in_a_sentence_what_it_does_and_who_may() {
        assertThat(OPERATIONS).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).hasSizeGreaterThan(10);
            assertThat(operation.has("security")).as(name).isTrue();
            assertThat(operation.path("responses").size()).as(name).isPositive();
        });
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(api.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        api.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }
}
