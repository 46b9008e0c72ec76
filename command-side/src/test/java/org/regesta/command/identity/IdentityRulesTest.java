package org.regesta.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.identity.api.HandleClaimCommand;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Issue;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.AgeGroup;
import org.regesta.events.Sealed;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Issued;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.ports.Refusal;

class IdentityRulesTest {

    private static final String AMINAS_PACKET = "10001100010000120261121120000";
    private static final Sealed UIN = new Sealed("subject:amina", "first", "a".repeat(64));
    private static final Sealed OTHER_UIN = new Sealed("subject:amina", "second", "b".repeat(64));
    private static final Map<String, Sealed> ATTRIBUTES =
            Map.of("fullName", new Sealed("registration:" + AMINAS_PACKET, "name", "c".repeat(64)));

    private static final Issued AMINA_ISSUED = new Issued(
            "amina",
            AMINAS_PACKET,
            "0.1",
            ATTRIBUTES,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            AgeGroup.ADULT,
            UIN,
            "c1");

    private final Story<IdentityCommand, IdentityState, IdentityEvent> story =
            new Story<>(IdentityRules::decide, IdentityRules::evolve, IdentityRules.NOTHING_YET);

    private static Issue issue(String registrationId, Sealed uin, String claim) {
        return new Issue(
                "amina",
                registrationId,
                "0.1",
                ATTRIBUTES,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                AgeGroup.ADULT,
                uin,
                claim);
    }

    @Test
    void an_identity_begins() {
        story.given().when(issue(AMINAS_PACKET, UIN, "c1")).then(AMINA_ISSUED);
    }

    @Test
    void issuing_twice_from_one_registration_records_one_fact() {
        story.given(AMINA_ISSUED).when(issue(AMINAS_PACKET, OTHER_UIN, "c2")).thenNothing();
    }

    @Test
    void a_living_identity_is_not_issued_from_another_registration() {
        story.given(AMINA_ISSUED)
                .when(issue("10001100010000220261121120000", UIN, "c1"))
                .thenRefused(IdentityRefusal.ALREADY_ISSUED);
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon_and_answers_with_the_uin_in_effect() {
        new AggregateTestFixture<>(Identity.class)
                .givenNoPriorActivity()
                .when(issue(AMINAS_PACKET, UIN, "c1"))
                .expectEvents(AMINA_ISSUED)
                .expectResultMessagePayload(new Uin(UIN, "c1"));
        new AggregateTestFixture<>(Identity.class)
                .given(AMINA_ISSUED)
                .when(issue(AMINAS_PACKET, OTHER_UIN, "c2"))
                .expectNoEvents()
                .expectResultMessagePayload(new Uin(UIN, "c1"));
    }

    private static final String CORRECTION = "10001100010000220261121120000";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static IdentityCommand.Update update(String field, Map<String, Integer> limits) {
        return new IdentityCommand.Update(
                "amina",
                CORRECTION,
                "0.1",
                field.isEmpty() ? Map.of() : Map.of(field, OTHER_UIN),
                Set.of(),
                List.of(),
                Optional.empty(),
                AgeGroup.ADULT,
                limits);
    }

    private static IdentityEvent.Updated updated(String field) {
        return new IdentityEvent.Updated(
                "amina",
                CORRECTION,
                "0.1",
                Map.of(field, OTHER_UIN),
                Set.of(),
                List.of(),
                Optional.empty(),
                AgeGroup.ADULT);
    }

    @Test
    void an_update_records_what_changed_and_nothing_when_nothing_did() {
        story.given(AMINA_ISSUED).when(update("phone", Map.of())).then(updated("phone"));
        story.given(AMINA_ISSUED).when(update("", Map.of())).thenNothing();
    }

    @Test
    void an_attribute_is_updated_as_often_as_its_limit_says() {
        story.given(AMINA_ISSUED, updated("phone"))
                .when(update("phone", Map.of("phone", 2)))
                .then(updated("phone"));
        story.given(AMINA_ISSUED, updated("phone"), updated("phone"))
                .when(update("phone", Map.of("phone", 2)))
                .thenRefused(IdentityRefusal.UPDATED_TOO_OFTEN);
        story.given(AMINA_ISSUED, updated("phone"), updated("phone"))
                .when(update("email", Map.of("phone", 2)))
                .then(updated("email"));
    }

    @Test
    void nothing_befalls_what_was_never_issued() {
        story.given().when(update("phone", Map.of())).thenRefused(IdentityRefusal.UNKNOWN);
        story.given()
                .when(new IdentityCommand.LockFactor("amina", Factor.FINGER))
                .thenRefused(IdentityRefusal.UNKNOWN);
    }

    @Test
    void locking_twice_records_one_fact() {
        IdentityEvent locked = new IdentityEvent.FactorLocked("amina", Factor.FINGER);
        IdentityCommand lock = new IdentityCommand.LockFactor("amina", Factor.FINGER);
        story.given(AMINA_ISSUED).when(lock).then(locked);
        story.given(AMINA_ISSUED, locked).when(lock).thenNothing();
    }

    @Test
    void a_timed_unlock_is_locked_again_when_its_time_is_over_and_once() {
        IdentityEvent locked = new IdentityEvent.FactorLocked("amina", Factor.OTP);
        IdentityEvent unlocked = new IdentityEvent.FactorUnlocked("amina", Factor.OTP, Optional.of(NOON));
        story.given(AMINA_ISSUED, locked)
                .when(new IdentityCommand.UnlockFactor("amina", Factor.OTP, Optional.of(NOON)))
                .then(unlocked);
        story.given(AMINA_ISSUED, locked, unlocked)
                .when(new IdentityCommand.RelockFactor("amina", Factor.OTP, NOON.minusMillis(1)))
                .thenNothing();
        story.given(AMINA_ISSUED, locked, unlocked)
                .when(new IdentityCommand.RelockFactor("amina", Factor.OTP, NOON))
                .then(locked);
        story.given(AMINA_ISSUED, locked, unlocked, locked)
                .when(new IdentityCommand.RelockFactor("amina", Factor.OTP, NOON))
                .thenNothing();
    }

    @Test
    void what_was_never_locked_need_not_be_unlocked() {
        story.given(AMINA_ISSUED)
                .when(new IdentityCommand.UnlockFactor("amina", Factor.IRIS, Optional.empty()))
                .thenNothing();
    }

    @Test
    void a_status_is_set_once_and_can_be_taken_back() {
        IdentityEvent blocked = new IdentityEvent.Blocked("amina", CORRECTION);
        IdentityCommand block = new IdentityCommand.SetStatus("amina", IdentityStatus.BLOCKED, CORRECTION);
        story.given(AMINA_ISSUED).when(block).then(blocked);
        story.given(AMINA_ISSUED, blocked).when(block).thenNothing();
        story.given(AMINA_ISSUED, blocked)
                .when(new IdentityCommand.SetStatus("amina", IdentityStatus.DEACTIVATED, CORRECTION))
                .then(new IdentityEvent.Deactivated("amina", CORRECTION));
        story.given(AMINA_ISSUED, blocked)
                .when(new IdentityCommand.SetStatus("amina", IdentityStatus.ACTIVATED, CORRECTION))
                .then(new IdentityEvent.Reactivated("amina", CORRECTION));
    }

    @Test
    void a_handle_is_taken_once_and_given_up_once() {
        IdentityEvent taken = new IdentityEvent.HandleTaken("amina", "phone", OTHER_UIN, "h1");
        IdentityEvent given = new IdentityEvent.HandleGivenUp("amina", "phone", "h1");
        IdentityCommand take = new IdentityCommand.TakeHandle("amina", "phone", OTHER_UIN, "h1");
        story.given(AMINA_ISSUED).when(take).then(taken);
        story.given(AMINA_ISSUED, taken).when(take).thenNothing();
        story.given(AMINA_ISSUED, taken)
                .when(new IdentityCommand.GiveUpHandle("amina", "h1"))
                .then(given);
        story.given(AMINA_ISSUED, taken, given)
                .when(new IdentityCommand.GiveUpHandle("amina", "h1"))
                .thenNothing();
    }

    @Test
    void a_handle_is_one_persons_at_a_time() {
        HandleClaimEvent aminas = new HandleClaimEvent.Bound("h1", "amina");
        assertThat(HandleClaimRules.decide(new HandleClaimCommand.Bind("h1", "amina"), null))
                .containsExactly(aminas);
        assertThat(HandleClaimRules.decide(new HandleClaimCommand.Bind("h1", "amina"), "amina"))
                .isEmpty();
        assertThatThrownBy(() -> HandleClaimRules.decide(new HandleClaimCommand.Bind("h1", "bao"), "amina"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(IdentityRefusal.HANDLE_TAKEN));
        assertThat(HandleClaimRules.decide(new HandleClaimCommand.Release("h1", "amina"), "amina"))
                .containsExactly(new HandleClaimEvent.Released("h1", "amina"));
        new AggregateTestFixture<>(HandleClaim.class)
                .given(aminas, new HandleClaimEvent.Released("h1", "amina"))
                .when(new HandleClaimCommand.Bind("h1", "bao"))
                .expectEvents(new HandleClaimEvent.Bound("h1", "bao"));
    }

    @Test
    void a_persons_key_is_renewed_once_for_each_generation() {
        IdentityCommand renew = new IdentityCommand.RenewKey("amina", 2, "p1");
        IdentityEvent renewed = new IdentityEvent.KeyRenewed("amina", 2, "p1");
        IdentityEvent erased =
                new IdentityEvent.Erased("amina", Set.of(), "p2", UniquenessAfterErasure.KEEP_UIN_RETIRED);
        story.given(AMINA_ISSUED).when(renew).then(renewed);
        story.given(AMINA_ISSUED, renewed).when(renew).thenNothing();
        story.given(AMINA_ISSUED, renewed)
                .when(new IdentityCommand.RenewKey("amina", 3, "p3"))
                .then(new IdentityEvent.KeyRenewed("amina", 3, "p3"));
        story.given(AMINA_ISSUED, erased).when(renew).thenRefused(IdentityRefusal.ERASED);
        story.given().when(renew).thenRefused(IdentityRefusal.UNKNOWN);
    }

    @Test
    void whoever_is_erased_is_erased_once_and_nothing_befalls_them_any_more() {
        IdentityCommand erase =
                new IdentityCommand.Erase("amina", Set.of("another"), "p1", UniquenessAfterErasure.KEEP_UIN_RETIRED);
        IdentityEvent erased = new IdentityEvent.Erased(
                "amina", Set.of(AMINAS_PACKET, "another"), "p1", UniquenessAfterErasure.KEEP_UIN_RETIRED);
        story.given(AMINA_ISSUED).when(erase).then(erased);
        story.given(AMINA_ISSUED, erased).when(erase).thenNothing();
        story.given(AMINA_ISSUED, erased).when(issue(AMINAS_PACKET, UIN, "c1")).thenRefused(IdentityRefusal.ERASED);
        story.given().when(erase).thenRefused(IdentityRefusal.UNKNOWN);
    }
}
