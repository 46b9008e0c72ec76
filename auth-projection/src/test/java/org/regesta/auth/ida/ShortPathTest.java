package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.testkit.partner.DetachedJws;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class ShortPathTest {

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoever_leaves_parts_of_the_path_out_is_told_so_in_the_envelope_of_what_they_asked() {
        Map<String, String> ids = Map.of(
                "auth", "mosip.identity.auth",
                "otp", "mosip.identity.otp",
                "kyc", "mosip.identity.kyc",
                "kyc-auth", "mosip.identity.kycauth",
                "kyc-exchange", "mosip.identity.kycexchange",
                "identity-key-binding", "mosip.identity.keybinding");
        ids.forEach((service, id) -> {
            for (String path : new String[] {service, service + "/a-licence"}) {
                JsonNode answer = ask(path, "{\"transactionID\":\"1234567890\"}");
                assertThat(answer.path("id").asString()).isEqualTo(id);
                assertThat(answer.path("transactionID").asString()).isEqualTo("1234567890");
                assertThat(answer.path("errors").path(0).path("errorCode").asString())
                        .isEqualTo("IDA-MPA-038");
            }
        });
        assertThat(ask("auth", "").path("errors").path(0).path("errorCode").asString())
                .isEqualTo("IDA-MPA-038");
    }

    private JsonNode ask(String path, String body) {
        ResponseEntity<byte[]> answer = world.bean(ShortPathEndpoint.class)
                .tooShort(new RequestEntity<>(
                        body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8),
                        HttpMethod.POST,
                        URI.create("http://localhost/idauthentication/v1/" + path)));
        assertThat(DetachedJws.verifies(
                        answer.getHeaders().getFirst("response-signature"),
                        answer.getBody(),
                        World.key("IDA/SIGN").certificate()))
                .isTrue();
        return Json.tree(answer.getBody());
    }
}
