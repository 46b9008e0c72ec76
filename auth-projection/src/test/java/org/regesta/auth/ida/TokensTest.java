package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.partner.Contract;
import org.regesta.auth.partner.Policy;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.wire.Json;

/** A partner's own name for a person (P4). */
class TokensTest {

    private static final int PAIRS = 10_000;

    private final Tokens tokens = new Tokens(new InMemoryVault());

    private String token(String type, String partner, String policy, String transaction, String subject) {
        Asked asked = new Asked(
                Service.AUTH,
                "licence",
                partner,
                "key",
                "signature",
                ("{\"transactionID\": \"" + transaction + "\"}").getBytes(StandardCharsets.UTF_8));
        Visit visit = new Visit(asked, Fields.of(Json.tree(asked.body()), ""), World.NOON, 0, UnaryOperator.identity());
        visit.under(new Contract(partner, policy, 0, new Policy(null, null, null, type), Optional.empty()));
        return tokens.token(visit, subject);
    }

    @Test
    void two_partners_cannot_tell_that_they_speak_of_one_person() {
        Set<String> all = new HashSet<>();
        int alike = 0;
        for (int person = 0; person < PAIRS; person++) {
            String banks = token("partner", "bank", "p", "1234567890", "subject-" + person);
            String shops = token("partner", "shop", "p", "1234567890", "subject-" + person);
            assertThat(banks).matches("[0-9]{36}");
            all.add(banks);
            all.add(shops);
            for (int place = 0; place < 36; place++) {
                alike += banks.charAt(place) == shops.charAt(place) ? 1 : 0;
            }
        }
        assertThat(all).as("each is one person's at one partner").hasSize(2 * PAIRS);
        double expected = 0.1 * 36 * PAIRS;
        double deviation = Math.sqrt(0.1 * 0.9 * 36 * PAIRS);
        assertThat(alike)
                .as("a digit is alike one time in ten, as by chance")
                .isBetween((int) (expected - 5 * deviation), (int) (expected + 5 * deviation));
    }

    @Test
    void the_same_for_a_partner_or_a_policy_and_new_for_each_request_as_the_policy_says() {
        assertThat(token("partner", "bank", "p", "1111111111", "amina"))
                .isEqualTo(token("Partner", "bank", "q", "2222222222", "amina"))
                .isNotEqualTo(token("partner", "bank", "p", "1111111111", "bao"));
        assertThat(token("policy", "bank", "p", "1111111111", "amina"))
                .isEqualTo(token("policy", "shop", "p", "2222222222", "amina"))
                .isNotEqualTo(token("policy", "bank", "q", "1111111111", "amina"))
                .isNotEqualTo(token("partner", "p", "p", "1111111111", "amina"));
        assertThat(token("random", "bank", "p", "1111111111", "amina"))
                .isNotEqualTo(token("random", "bank", "p", "2222222222", "amina"))
                .isEqualTo(token("anything", "bank", "p", "1111111111", "amina"));
    }
}
