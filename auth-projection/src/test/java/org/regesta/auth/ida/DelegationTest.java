package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;

/** A portal that holds a licence asks in a bank's name, signed by itself, as far as the portal's own policy goes. */
class DelegationTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, ?> BORN = Map.of("demographics", Map.of("dob", "1990/07/08"));
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "kycauth"}, {"authType": "kycexchange"},
               {"authType": "keybinding"}],
             "allowedKycAttributes": [{"attributeName": "fullName"}], "authTokenType": "partner"}""";
    private static final Certified PORTAL = World.key("portal");

    private final World world = new World();
    private final AuthPartner bank = world.bank(POLICY);
    private final AuthPartner portal = signing(PORTAL);
    private final Someone amina = world.amina();

    @BeforeEach
    void the_portal_holds_the_licence() {
        world.register("misp-bank");
        world.certify("misp-bank", PORTAL);
        world.anchor("MISP", World.ca());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_its_policy_lets_it_ask_it_asks_in_the_banks_name() {
        granted("one", true, false);
        Answer known = ask(named(portal.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)));
        assertThat(known.errors()).isEmpty();
        String token = known.json().path("response").path("kycToken").asString();
        assertThat(ask(named(exchange(token))).errors()).isEmpty();
        assertThat(world.ledger.all(Book.ACCESS).getLast().envelope().metadata().get("actor"))
                .as("in whose name")
                .isEqualTo("bank");
        assertThat(ask(named(portal.signed("identity-key-binding", keyBinding())))
                        .errors())
                .containsExactly("IDA-MPA-032");
        granted("two", false, true);
        assertThat(ask(named(portal.signed("identity-key-binding", keyBinding())))
                        .errors())
                .as("now its own fields are looked at")
                .containsExactly("IDA-MLC-009");
    }

    @Test
    void without_a_policy_or_with_one_that_does_not_allow_it_nothing_is_asked() {
        Prepared request = portal.kycAuth("UIN", amina.uin(), TRANSACTION, BORN);
        assertThat(ask(named(request)).errors()).containsExactly("IDA-MPA-023");
        assertThat(ask(named(bank.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)))
                        .errors())
                .as("signed by the bank")
                .containsExactly("IDA-MPA-023");
        granted("one", false, true);
        assertThat(ask(named(again())).errors()).containsExactly("IDA-MPA-030");
        assertThat(ask(named(exchange("t"))).errors()).containsExactly("IDA-MPA-031");
        granted("two", true, false);
        assertThat(ask(named(again())).errors()).isEmpty();
        changed("policy:misp-two", new PolicyEvent.Suspended("misp-two"));
        assertThat(ask(named(again())).errors()).containsExactly("IDA-MPA-030");
        changed("policy:misp-two", new PolicyEvent.Resumed("misp-two"));
        changed("partner:misp-bank", new PartnerEvent.Suspended("misp-bank"));
        assertThat(ask(named(again())).errors()).containsExactly("IDA-MPA-012");
    }

    @Test
    void its_signature_counts_nowhere_else_and_nobody_elses_counts_there() {
        granted("one", true, true);
        assertThat(ask(again()).errors()).as("at the partners' own door").containsExactly("IDA-MPA-021");
        assertThat(ask(portal.auth("UIN", amina.uin(), TRANSACTION, BORN)).errors())
                .containsExactly("IDA-MPA-021");
        AuthPartner shop = world.partner("shop", World.key("shop"), POLICY);
        assertThat(ask(named(signing(shop.identity()).kycAuth("UIN", amina.uin(), TRANSACTION, BORN)))
                        .errors())
                .as("another partner's signature")
                .containsExactly("IDA-MPA-021");
        AuthPartner elsewhere =
                new AuthPartner(PORTAL, bank.encryption(), shop.licence(), "bank", bank.apiKey(), world.clock);
        assertThat(ask(named(elsewhere.kycAuth("UIN", amina.uin(), TRANSACTION, BORN)))
                        .errors())
                .as("under a licence it does not hold")
                .containsExactly("IDA-MPA-009");
    }

    @Test
    void a_holder_who_may_ask_nothing_cannot_fill_the_book_in_the_banks_name() {
        long before = world.ledger.head(Book.ACCESS);
        for (int i = 0; i < AuthLimit.UNSIGNED_RECORDED.most() + 20; i++) {
            ask(named(again()));
        }
        assertThat(world.ledger.head(Book.ACCESS) - before).isEqualTo(AuthLimit.UNSIGNED_RECORDED.most());
    }

    private AuthPartner signing(Certified identity) {
        return new AuthPartner(identity, bank.encryption(), bank.licence(), "bank", bank.apiKey(), world.clock);
    }

    private Prepared again() {
        return portal.kycAuth("UIN", amina.uin(), TRANSACTION, BORN);
    }

    private Prepared exchange(String token) {
        return portal.kycExchange("UIN", amina.uin(), TRANSACTION, token, List.of("name"), "JWS");
    }

    private Map<String, Object> keyBinding() {
        Map<String, Object> envelope = portal.authEnvelope("UIN", amina.uin(), TRANSACTION, new byte[0]);
        envelope.put("id", "mosip.identity.keybinding");
        return envelope;
    }

    /** The licence's holder acts under a policy of its own from now on. */
    private void granted(String name, boolean kyc, boolean binding) {
        String policy = "misp-" + name;
        world.policy(
                policy,
                "{\"allowAuthRequestDelegation\":true,\"allowKycRequestDelegation\":" + kyc
                        + ",\"allowKeyBindingDelegation\":" + binding + "}",
                World.NEXT_YEAR);
        changed("apikey:" + policy, new ApiKeyEvent.Requested(policy, "misp-bank", policy, "portal"));
        changed("apikey:" + policy, new ApiKeyEvent.Approved(policy));
    }

    private void changed(String stream, Object event) {
        world.ledger.append(stream, event);
        world.project();
    }

    static Prepared named(Prepared request) {
        return new Prepared(
                request.path().replaceFirst("/v1/([^/]+)/", "/v1/$1/delegated/"), request.body(), request.signature());
    }

    private Answer ask(Prepared request) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(world, request);
    }
}
