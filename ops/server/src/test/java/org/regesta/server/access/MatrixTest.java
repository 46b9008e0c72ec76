package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.events.officer.Role;
import org.regesta.server.access.Line.Heard;
import org.springframework.http.HttpMethod;

/** Roles × endpoints, cell by cell, against what really runs. */
class MatrixTest {

    private static final Set<String> ANSWERED_BY_FILTERS =
            Set.of(SecurityConfiguration.TOKEN, SecurityConfiguration.JWKS, SecurityConfiguration.METADATA);

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    /** There a token is ended. */
    private static final String OF_TOKENS = "/v1/authmanager/";

    private static Knocker knocker;
    private static Line line;

    @BeforeAll
    static void open() {
        knocker = new Knocker();
        line = knocker.line();
    }

    @AfterAll
    static void close() {
        line.close();
    }

    private static int status(AccessRule rule, Optional<String> token) {
        return knock(rule, token).status();
    }

    private static Heard knock(AccessRule rule, Optional<String> token) {
        boolean reads = rule.method().equals(HttpMethod.GET) || rule.method().equals(HttpMethod.HEAD);
        String path = Knocker.path(rule.pattern().getPatternString());
        return line.exchange(rule.method(), path, token, "application/json", reads ? NOTHING : EMPTY);
    }

    private static List<AccessRule> behindTokens() {
        return knocker.rules().stream().filter(AccessRule::needsToken).toList();
    }

    @Test
    void the_table_lists_what_is_served_and_nothing_else() {
        Set<String> served = new HashSet<>();
        knocker.served().forEach(one -> served.add(one.method() + " " + one.pattern()));
        Set<String> listed = new HashSet<>();
        knocker.rules().stream()
                .filter(rule -> !ANSWERED_BY_FILTERS.contains(rule.pattern().getPatternString()))
                .forEach(rule -> listed.add(rule.name()));
        assertThat(served).hasSizeGreaterThan(20);
        assertThat(served).containsAll(listed);
        assertThat(listed).containsAll(served);
    }

    @Test
    void every_role_is_let_in_where_the_table_says_so_and_nowhere_else() {
        List<String> wrong = new ArrayList<>();
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (AccessRule rule : behindTokens()) {
            for (Role role : Role.values()) {
                boolean ends = rule.pattern().getPatternString().startsWith(OF_TOKENS);
                String token = ends ? knocker.token(role) : tokens.computeIfAbsent(role, knocker::token);
                int status = status(rule, Optional.of(token));
                boolean letIn = status != 401 && status != 403;
                if (letIn != rule.roles().contains(role)) {
                    wrong.add(rule.name() + " as " + role + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void without_a_token_or_with_one_that_does_not_hold_nobody_is_let_in() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, String> tokens = knocker.tokensThatDoNotHold();
        for (AccessRule rule : behindTokens()) {
            if (status(rule, Optional.empty()) != 401) {
                wrong.add(rule.name() + " without a token");
            }
            tokens.forEach((what, token) -> {
                if (status(rule, Optional.of(token)) != 401) {
                    wrong.add(rule.name() + " with a token that is " + what);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_refusal_at_the_gate_says_nothing_of_what_is_behind_it() {
        for (AccessRule rule : behindTokens()) {
            if (rule.method().equals(HttpMethod.HEAD)) {
                continue; // it has no body to say anything in
            }
            Heard answer = knock(rule, Optional.empty());
            assertThat(answer.body()).as(rule.name()).containsAnyOf("/problems/unauthenticated", "KER-ATH-401");
        }
    }

    @Test
    void what_the_table_calls_public_is_served_without_a_token_and_each_row_says_why() {
        for (AccessRule rule : knocker.rules()) {
            if (rule.by() != AccessRule.By.NOBODY) {
                continue;
            }
            assertThat(rule.reason()).as(rule.name()).hasSizeGreaterThan(10);
            Heard answer = knock(rule, Optional.empty());
            if (rule.pattern().getPatternString().equals(SecurityConfiguration.TOKEN)) {
                assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
            } else {
                assertThat(answer.status()).as(rule.name()).isIn(200, 400, 404);
            }
        }
    }

    @Test
    void a_partner_without_signature_gets_an_error_and_no_answer() {
        List<AccessRule> partners = knocker.rules().stream()
                .filter(rule -> rule.by() == AccessRule.By.PARTNER_SIGNATURE)
                .toList();
        assertThat(partners).isNotEmpty().allSatisfy(rule -> {
            Heard answer = knock(rule, Optional.of(knocker.master()));
            assertThat(answer.status()).as(rule.name()).isEqualTo(200);
            assertThat(answer.body()).contains("errorCode").doesNotContain("\"authStatus\":true");
        });
    }

    @Test
    void what_nobody_listed_is_not_there() {
        Optional<String> master = Optional.of(knocker.master());
        for (String path : List.of("/", "/actuator", "/actuator/env", "/actuator/heapdump", "/error", "/v1", "/h2")) {
            assertThat(knocker.knock(HttpMethod.GET, path, Optional.empty(), NOTHING, "")
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(knocker.knock(HttpMethod.GET, path, master, NOTHING, "").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}
