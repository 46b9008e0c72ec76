package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.http.ResponseEntity;

/** The house's keys turn over while partners ask: no request is refused because of it. */
class KeysTurnOverTest {

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoever_has_the_certificate_of_before_is_understood_with_and_without_its_thumbprint() {
        AuthPartner renewed = with(bank, world.keys.turnOver("IDA", "PARTNER"));
        for (AuthPartner partner : List.of(bank, renewed)) {
            for (boolean named : List.of(true, false)) {
                assertThat(errors(request(partner, named))).isEmpty();
            }
        }
    }

    @Test
    void under_load_none_is_refused() throws Exception {
        try (ExecutorService partners = Executors.newFixedThreadPool(4)) {
            List<Future<List<String>>> answers = new ArrayList<>();
            AuthPartner newest = bank;
            for (int turn = 0; turn < 3; turn++) {
                for (AuthPartner partner : List.of(bank, newest)) {
                    for (int i = 0; i < 5; i++) {
                        Prepared prepared = request(partner, i % 2 == 0);
                        answers.add(partners.submit((Callable<List<String>>) () -> errors(prepared)));
                    }
                }
                newest = with(bank, world.keys.turnOver("IDA", "PARTNER"));
                world.keys.turnOver("IDA", "SIGN");
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).isEmpty();
            }
        }
    }

    private static AuthPartner with(AuthPartner partner, org.regesta.testkit.partner.Certified encryption) {
        return new AuthPartner(
                partner.identity(),
                encryption.certificate(),
                partner.licence(),
                partner.partnerId(),
                partner.apiKey(),
                partner.clock());
    }

    private Prepared request(AuthPartner partner, boolean named) {
        world.clock.advance(java.time.Duration.ofMillis(2));
        byte[] inner = Json.write(Map.of(
                        "demographics",
                        Map.of("dob", "1990/07/08"),
                        "timestamp",
                        MosipTime.text(world.clock.instant())))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Object> envelope = partner.authEnvelope("UIN", amina.uin(), AuthenticationTest.TRANSACTION, inner);
        if (!named) {
            envelope.remove("thumbprint");
        }
        return partner.signed("auth", envelope);
    }

    private List<String> errors(Prepared request) {
        String[] path = request.path().split("/", -1);
        ResponseEntity<byte[]> answer =
                world.bean(AuthEndpoint.class).answer(path[4], path[5], path[6], request.signature(), request.body());
        return AuthPartnerClient.read(200, answer.getBody()).errors();
    }
}
