package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.events.Book;
import org.regesta.events.gate.GateEvent.Refused;
import org.regesta.events.gate.GateEvent.TokensRefused;
import org.regesta.events.gate.TokenFault;
import org.regesta.events.officer.Role;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.server.FullHouse;
import org.regesta.server.RegestaServer;
import org.regesta.server.access.Line.Heard;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Every way known to us of making a token that should not be believed: 401 in the wire's form, and in the book. */
@Timeout(300)
class TokenAttackTest {

    private static final RegestaServer.Instance HOUSE = FullHouse.open();
    private static final byte[] NOTHING = new byte[0];

    private static Knocker knocker;
    private static Map<String, String> forged;
    private static Map<String, String> spent;

    @BeforeAll
    static void make_them() throws Exception {
        knocker = new Knocker();
        String good = knocker.claims(claims -> claims.subject("master"), Role.values())
                .toString();
        forged = ForgedTokens.of(HOUSE.part(HouseKeys.class).pair("REGESTA", "TOKEN"), good);
        spent = SpentTokens.of(knocker);
    }

    /** One endpoint of each family: of what begins with the same two words. */
    private static List<AccessRule> families() {
        Map<String, AccessRule> first = new LinkedHashMap<>();
        for (AccessRule rule : knocker.rules()) {
            String[] words = rule.pattern().getPatternString().split("/");
            if (rule.needsToken() && !rule.method().equals(HttpMethod.HEAD)) {
                first.putIfAbsent(words[1] + "/" + words[Math.min(2, words.length - 1)], rule);
            }
        }
        return List.copyOf(first.values());
    }

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(forged);
        all.putAll(spent);
        return all;
    }

    @Test
    void there_are_as_many_as_we_know_and_a_good_one_is_believed() {
        assertThat(all()).hasSizeGreaterThan(100);
        assertThat(families()).hasSizeGreaterThan(20);
        try (Line line = knocker.line()) {
            for (AccessRule rule : families()) {
                if (!rule.name().contains("/authmanager/")) {
                    assertThat(knock(line, rule, knocker.master()).status())
                            .as(rule.name())
                            .isNotIn(401, 403);
                }
            }
        }
    }

    @Test
    void each_is_refused_at_every_family_in_the_words_of_its_wire() {
        List<String> wrong = new ArrayList<>();
        try (Line line = knocker.line()) {
            for (AccessRule rule : families()) {
                all().forEach((what, token) -> {
                    Heard heard = knock(line, rule, token);
                    if (heard.status() != 401 || !isTheWiresOwn(rule, heard)) {
                        wrong.add(rule.name() + " with " + what + ": " + heard.status());
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Heard knock(Line line, AccessRule rule, String token) {
        boolean reads = rule.method().equals(HttpMethod.GET) || rule.method().equals(HttpMethod.DELETE);
        String path = Knocker.path(rule.pattern().getPatternString());
        byte[] body = reads ? NOTHING : "{}".getBytes(UTF_8);
        return line.exchange(rule.method(), path, Optional.of(token), "application/json", body);
    }

    /** MOSIP's envelope on MOSIP's paths, elsewhere a problem; nothing of the token, and nothing of why. */
    private static boolean isTheWiresOwn(AccessRule rule, Heard heard) {
        JsonNode said = Json.tree(heard.body().getBytes(UTF_8));
        boolean envelope = said.at("/errors/0/errorCode").asString("").equals("KER-ATH-401")
                && said.path("response").isNull();
        boolean problem = said.path("type").asString("").equals("/problems/unauthenticated")
                && said.path("status").asInt() == 401;
        return heard.head().toLowerCase(java.util.Locale.ROOT).contains("www-authenticate: bearer")
                && (rule.name()
                                .matches("\\w+ /v1/(identities|officers|clients|adjudications|registrations|audit"
                                        + "|reports|outbox|proposals|erasures|credentials|log|house-key|claim-key"
                                        + "|operations|abis|datashare).*|\\w+ /actuator.*")
                        ? problem
                        : envelope);
    }

    @Test
    void what_was_refused_stands_in_the_book_once_for_all_that_were_told_together_and_an_auditor_finds_it() {
        RefusedTokens refused = HOUSE.part(RefusedTokens.class);
        refused.tell();
        long before = HOUSE.part(Ledger.class).head(Book.ACCESS);
        AccessRule rule = families().getFirst();
        try (Line line = knocker.line()) {
            all().values().forEach(token -> knock(line, rule, token));
        }

        refused.tell();
        refused.tell(); // there is nothing more to tell

        List<Recorded> notes = new ArrayList<>();
        HOUSE.part(Ledger.class).read(Book.ACCESS, before + 1, event -> {
            if (event.payload() instanceof TokensRefused) {
                notes.add(event);
            }
        });
        assertThat(notes).hasSize(1);
        TokensRefused note = (TokensRefused) notes.getFirst().payload();
        assertThat(note.refused().stream().mapToLong(Refused::count).sum()).isEqualTo(all().size());
        assertThat(note.refused().stream().map(Refused::fault))
                .contains(TokenFault.NOT_OURS, TokenFault.NOT_NOW, TokenFault.NOT_FOR_THIS, TokenFault.ENDED);
        assertThat(note.holders()).contains("who-left", "who-signed-out", "machine-that-left", "nobody");
        assertThat(told("token-gate")).contains("gate.tokens-refused", "not ours", notes.getFirst().stream());
        assertThat(told("who-left")).contains(notes.getFirst().stream());
        assertThat(told("who-never-was")).doesNotContain("gate.tokens-refused");
    }

    private static String told(String officer) {
        HttpRequest search = HttpRequest.newBuilder(
                        URI.create(knocker.url() + "/v1/audit?limit=200&officer=" + officer))
                .header("Authorization", "Bearer " + knocker.token(Role.AUDITOR))
                .header("Regesta-Wait-For", "access:" + HOUSE.part(Ledger.class).head(Book.ACCESS))
                .build();
        HttpResponse<String> answer = knocker.send(search);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_good_token_anywhere_but_in_the_header_or_its_cookie_is_none() {
        String good = knocker.master();
        String path = knocker.url() + "/v1/audit?person=x";
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(path));
        assertThat(status(asked.copy().header("Authorization", "Bearer " + good)))
                .isEqualTo(200);
        assertThat(status(asked.copy().header("Authorization", "bearer " + good)))
                .isEqualTo(200);
        assertThat(status(asked.copy().header("Cookie", "Authorization=" + good)))
                .isEqualTo(200);
        for (String scheme : List.of("Basic", "DPoP", "Token", "Bearer:", "Bearer ", "BearerBearer")) {
            assertThat(status(asked.copy().header("Authorization", scheme + " " + good)))
                    .as(scheme)
                    .isEqualTo(401);
        }
        assertThat(status(asked.copy().header("Authorization", good))).isEqualTo(401);
        assertThat(status(asked.copy().header("X-Authorization", "Bearer " + good)))
                .isEqualTo(401);
        assertThat(status(asked.copy().header("Cookie", "authorization=" + good)))
                .isEqualTo(401);
        assertThat(status(asked.copy().uri(URI.create(path + "&access_token=" + good))))
                .isEqualTo(401);
        assertThat(status(asked.copy()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method("GET", HttpRequest.BodyPublishers.ofString("access_token=" + good))))
                .isEqualTo(401);
    }

    private static int status(HttpRequest.Builder request) {
        return knocker.send(request.build()).statusCode();
    }
}
