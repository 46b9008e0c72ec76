package org.regesta.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Absorb;
import org.regesta.command.identity.api.IdentityCommand.Enrol;
import org.regesta.command.identity.api.IdentityCommand.LockFactor;
import org.regesta.command.identity.api.IdentityCommand.Merge;
import org.regesta.command.identity.api.IdentityCommand.RecordTemplates;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityCommand.Separate;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityCommand.UnlockFactor;
import org.regesta.command.identity.api.IdentityCommand.Unmerge;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Refusal;

/** Amina has an identity, and a second one came to her by mistake. */
class MergeRulesTest {

    private static final String AMINA = "a".repeat(32);
    private static final String SECOND = "b".repeat(32);
    private static final String THIRD = "c".repeat(32);

    private IdentityState amina = issued(AMINA);
    private IdentityState second = issued(SECOND);

    private static IdentityState issued(String subject) {
        return IdentityRules.evolve(
                IdentityRules.NOTHING_YET,
                new IdentityEvent.Issued(
                        subject,
                        "rid-" + subject,
                        "0.1",
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        AgeGroup.ADULT,
                        new Sealed("k", "c", "0".repeat(64)),
                        "claim"));
    }

    private List<IdentityEvent> second(IdentityCommand command) {
        List<IdentityEvent> events = IdentityRules.decide(command, second);
        events.forEach(event -> second = IdentityRules.evolve(second, event));
        return events;
    }

    private List<IdentityEvent> amina(IdentityCommand command) {
        List<IdentityEvent> events = IdentityRules.decide(command, amina);
        events.forEach(event -> amina = IdentityRules.evolve(amina, event));
        return events;
    }

    private static void refused(IdentityCommand command, IdentityState state) {
        assertThatThrownBy(() -> IdentityRules.decide(command, state))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(IdentityRefusal.MERGED));
    }

    @Test
    void of_one_that_was_merged_nothing_is_changed_and_it_comes_back_as_it_was() {
        second(new SetStatus(SECOND, IdentityStatus.BLOCKED, "r7"));
        assertThat(amina(new Absorb(AMINA, SECOND, "p1"))).hasSize(1);
        assertThat(amina(new Absorb(AMINA, SECOND, "p1"))).isEmpty();
        assertThat(second(new Merge(SECOND, AMINA, "p1")))
                .containsExactly(new IdentityEvent.Merged(SECOND, AMINA, "p1"));
        assertThat(second(new Merge(SECOND, AMINA, "p1"))).isEmpty();

        refused(new SetStatus(SECOND, IdentityStatus.ACTIVATED, "r8"), second);
        refused(new Absorb(SECOND, THIRD, "p2"), second);
        refused(new Merge(SECOND, THIRD, "p2"), second);

        assertThat(second(new Unmerge(SECOND, AMINA, "p3")))
                .hasSize(2)
                .first()
                .isEqualTo(new IdentityEvent.Unmerged(SECOND, AMINA, "p3"));
        assertThat(((IdentityState.Living) second).status()).isEqualTo(IdentityStatus.BLOCKED);
        assertThat(second(new Unmerge(SECOND, AMINA, "p3"))).isEmpty();
        assertThat(amina(new Separate(AMINA, SECOND, "p3"))).hasSize(1);
        assertThat(amina(new Separate(AMINA, SECOND, "p3"))).isEmpty();
    }

    /** Or it would be tried for ever, and who is parted again would be compared with nobody, and stay unlocked. */
    @Test
    void what_was_begun_by_rule_before_it_was_merged_is_brought_to_its_end() {
        Instant until = Instant.parse("2026-11-23T12:00:00Z");
        EvidenceRef templates = new EvidenceRef("0".repeat(64), "k", "templates", 9);
        second(new LockFactor(SECOND, Factor.OTP));
        second(new UnlockFactor(SECOND, Factor.OTP, Optional.of(until)));
        second(new Merge(SECOND, AMINA, "p1"));

        assertThat(second(new RecordTemplates(SECOND, templates)))
                .containsExactly(new IdentityEvent.TemplatesExtracted(SECOND, templates));
        assertThat(second(new Enrol(SECOND, "rid-1", Optional.of(templates), new TreeSet<>(), "v1")))
                .hasSize(1)
                .first()
                .isInstanceOf(IdentityEvent.Enrolled.class);
        assertThat(second(new RelockFactor(SECOND, Factor.OTP, until)))
                .containsExactly(new IdentityEvent.FactorLocked(SECOND, Factor.OTP));
    }

    @Test
    void nobody_is_merged_into_themselves_nor_in_a_circle() {
        refused(new Absorb(AMINA, AMINA, "p1"), amina);
        refused(new Merge(AMINA, AMINA, "p1"), amina);
        amina(new Absorb(AMINA, SECOND, "p1"));
        refused(new Merge(AMINA, SECOND, "p2"), amina);
    }
}
