package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.DetachedJws;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class ShortPathTest {

    private static final Map<String, String> IDS = Map.of(
            "auth", "mosip.identity.auth",
            "otp", "mosip.identity.otp",
            "kyc", "mosip.identity.kyc",
            "kyc-auth", "mosip.identity.kycauth",
            "kyc-exchange", "mosip.identity.kycexchange",
            "identity-key-binding", "mosip.identity.keybinding");

    private final World world = new World();

    /** The paths that are tried here. */
    static Set<String> patterns() {
        return IDS.keySet().stream()
                .map(service -> "/idauthentication/v1/" + service)
                .flatMap(path -> Stream.of(path, path + "/{licence}"))
                .collect(Collectors.toSet());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoever_leaves_parts_of_the_path_out_is_told_so_in_the_envelope_of_what_they_asked() {
        IDS.forEach((service, id) -> {
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

    @Test
    void whatever_is_sent_there_is_an_answer_that_says_the_same() {
        for (String body : List.of(
                "[", "{\"id\":", "[]", "null", "[".repeat(100_000), "{\"a\":".repeat(50_000), "{\"id\":1,\"id\":2}")) {
            assertThat(ask("auth/a-licence", body)
                            .path("errors")
                            .path(0)
                            .path("errorCode")
                            .asString())
                    .isEqualTo("IDA-MPA-038");
        }
        String odd = "<script>alert(1)</script>";
        assertThat(ask("auth", "{\"transactionID\":\"" + odd + "\"}").toString())
                .doesNotContain(odd);
    }

    @Test
    void a_request_that_was_sent_there_was_not_looked_at_and_is_good_at_its_own_door() {
        AuthPartner bank = world.bank(EveryDoorTest.POLICY);
        byte[] born = Json.write(Map.of(
                        "demographics",
                        Map.of("dob", "1990/07/08"),
                        "timestamp",
                        MosipTime.text(world.clock.instant())))
                .getBytes(StandardCharsets.UTF_8);
        Prepared request = bank.signed(
                "auth",
                Json.write(bank.authEnvelope("UIN", world.amina().uin(), "1234567890", born))
                        .getBytes(StandardCharsets.UTF_8));
        ask("auth/" + bank.licence(), new String(request.body(), StandardCharsets.UTF_8));
        assertThat(AuthenticationTest.ask(world, request).errors()).isEmpty();
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
