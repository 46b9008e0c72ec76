package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.Book;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who looks people up by numbers, one after the other or all at once, on either wire. */
class LookUpRateTest {

    private static final String OURS = "/v1/identities/lookup";
    private static final String MOSIPS = "/idrepository/v1/identity/idvid";

    private static Gatehouse house;

    /** A door of each wire at which people are looked up. Inner classes, so that no component scan finds them. */
    static class LookedUp {

        @Bean
        Ours lookUps() {
            return new Ours();
        }

        @Bean
        Mosips reads() {
            return new Mosips();
        }

        @RestController
        class Ours {
            @PostMapping(OURS)
            Map<String, String> lookUp() {
                return Map.of("subject", "somebody");
            }
        }

        @RestController
        class Mosips implements MosipEndpoint {
            @PostMapping(MOSIPS)
            Map<String, String> read() {
                return Map.of("response", "somebody");
            }

            @Override
            public String envelopeId() {
                return "mosip.id.read";
            }

            @Override
            public MosipError error(BadRequest why, String field) {
                return new MosipError("TST-" + why.name(), field);
            }

            @Override
            public MosipError error(Enum<?> code) {
                return new MosipError("TST-RULE", code.name());
            }
        }
    }

    @BeforeAll
    static void open() {
        house = new Gatehouse(SampleEndpoints.class, LookedUp.class);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String officer(String id, Role... roles) {
        return Requests.token(house, claims -> claims.subject(id), roles);
    }

    private static HttpResponse<String> ask(String path, String token) {
        return house.send(house.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    @Test
    void an_officer_who_tries_number_after_number_is_stopped_on_both_wires_and_no_other_with_them() {
        String curious = officer("officer-curious", Role.REGISTRATION_OFFICER, Role.REGISTRATION_PROCESSOR);
        for (int i = 0; i < Gatehouse.LOOK_UPS; i++) {
            assertThat(ask(i % 2 == 0 ? OURS : MOSIPS, curious).statusCode())
                    .as("look-up " + i)
                    .isEqualTo(200);
        }

        HttpResponse<String> refused = ask(OURS, officer("officer-curious", Role.AUDITOR));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many");
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 3600L / Gatehouse.LOOK_UPS + 1);
        HttpResponse<String> onMosips = ask(MOSIPS, curious);
        assertThat(onMosips.statusCode()).isEqualTo(429);
        assertThat(Gatehouse.json(onMosips).at("/errors/0/errorCode").asString(""))
                .isNotEmpty();
        assertThat(Gatehouse.json(onMosips).path("response").isNull()).isTrue();
        assertThat(ask(OURS, officer("officer-diligent", Role.REGISTRATION_OFFICER))
                        .statusCode())
                .isEqualTo(200);

        house.clock.advance(Duration.ofSeconds(wait));
        assertThat(ask(OURS, officer("officer-curious", Role.AUDITOR)).statusCode())
                .isEqualTo(200);
        assertThat(ask(OURS, officer("officer-curious", Role.AUDITOR)).statusCode())
                .isEqualTo(429);
    }

    @Test
    void who_asks_for_two_hundred_at_once_is_told_of_no_more() throws Exception {
        String hasty = officer("officer-hasty", Role.REGISTRATION_OFFICER, Role.REGISTRATION_PROCESSOR);
        List<Callable<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String path = i % 2 == 0 ? OURS : MOSIPS;
            asked.add(() -> ask(path, hasty).statusCode());
        }
        int answered = 0;
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (Future<Integer> status : threads.invokeAll(asked)) {
                answered += status.get() == 200 ? 1 : 0;
            }
        }
        assertThat(answered).isEqualTo(Gatehouse.LOOK_UPS);
    }

    @Test
    void a_machine_is_no_officer() {
        String id = "residents-services";
        house.ledger.append(
                "client:" + id, new ServiceClientEvent.Registered(id, Set.of(Role.REGISTRATION_PROCESSOR), "{}"));
        long mandate = ServiceClients.fold(house.ledger.stream(Book.REGISTRY, "client:" + id))
                .orElseThrow()
                .mandatePosition();
        String machine = Requests.token(
                house,
                claims -> claims.subject(id).claim(Tokens.MANDATE, Long.toString(mandate)),
                Role.REGISTRATION_PROCESSOR);
        for (int i = 0; i < 3 * Gatehouse.LOOK_UPS; i++) {
            assertThat(ask(MOSIPS, machine).statusCode()).as("look-up " + i).isEqualTo(200);
        }
    }
}
