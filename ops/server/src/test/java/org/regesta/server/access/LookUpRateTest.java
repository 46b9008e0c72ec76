package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.events.officer.Role;
import org.springframework.http.HttpMethod;

class LookUpRateTest {

    private final Knocker knocker = new Knocker();

    private HttpResponse<String> lookUp(String token) {
        byte[] body = "{\"idType\":\"UIN\",\"id\":\"2345678901\"}".getBytes(UTF_8);
        return knocker.knock(HttpMethod.POST, "/v1/identities/lookup", Optional.of(token), body, "application/json");
    }

    @Test
    void an_officer_who_tries_number_after_number_is_stopped_and_no_other_with_them() {
        String curious = knocker.tokenOf("officer-curious", Role.REGISTRATION_OFFICER);
        for (int i = 0; i < Limit.LOOK_UPS.burst(); i++) {
            assertThat(lookUp(curious).statusCode()).as("look-up " + i).isEqualTo(404);
        }

        HttpResponse<String> refused = lookUp(knocker.tokenOf("officer-curious", Role.AUDITOR));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
        assertThat(lookUp(knocker.tokenOf("officer-diligent", Role.REGISTRATION_OFFICER))
                        .statusCode())
                .isEqualTo(404);
    }
}
