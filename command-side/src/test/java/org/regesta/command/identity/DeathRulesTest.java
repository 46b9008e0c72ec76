package org.regesta.command.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.RecordDeath;
import org.regesta.command.identity.api.IdentityCommand.RevokeDeath;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.AgeGroup;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Blocked;
import org.regesta.events.identity.IdentityEvent.Deactivated;
import org.regesta.events.identity.IdentityEvent.DeathRevoked;
import org.regesta.events.identity.IdentityEvent.Died;
import org.regesta.events.identity.IdentityEvent.Issued;
import org.regesta.events.identity.IdentityEvent.Merged;
import org.regesta.events.identity.IdentityEvent.Reactivated;
import org.regesta.events.identity.IdentityEvent.Unmerged;

/** A death outlives whatever else is decided about an identity, until it is revoked. */
class DeathRulesTest {

    private static final Issued AMINA_ISSUED = new Issued(
            "amina",
            "r1",
            "0.1",
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            AgeGroup.ADULT,
            new Sealed("subject:amina", "first", "a".repeat(64)),
            "c1");
    private static final Died DIED = new Died("amina", "r2");

    private final Story<IdentityCommand, IdentityState, IdentityEvent> story =
            new Story<>(IdentityRules::decide, IdentityRules::evolve, IdentityRules.NOTHING_YET);

    private static SetStatus set(IdentityStatus status) {
        return new SetStatus("amina", status, "r9");
    }

    @Test
    void a_death_told_twice_is_one_death() {
        story.given(AMINA_ISSUED).when(new RecordDeath("amina", "r2")).then(DIED);
        story.given(AMINA_ISSUED, DIED).when(new RecordDeath("amina", "r3")).thenNothing();
    }

    @Test
    void who_was_deactivated_dies_all_the_same_and_rests_again_when_the_death_is_revoked() {
        Deactivated rests = new Deactivated("amina", "r0");
        story.given(AMINA_ISSUED, rests).when(new RecordDeath("amina", "r2")).then(DIED);
        story.given(AMINA_ISSUED, rests, DIED)
                .when(new RevokeDeath("amina", "r4"))
                .then(new DeathRevoked("amina", "r4", "r2"), new Deactivated("amina", "r4"));
    }

    @Test
    void the_dead_are_not_activated() {
        story.given(AMINA_ISSUED, DIED).when(set(IdentityStatus.ACTIVATED)).thenRefused(IdentityRefusal.DECEASED);
    }

    @Test
    void what_is_decided_about_the_dead_counts_once_they_live() {
        story.given(AMINA_ISSUED, DIED).when(set(IdentityStatus.BLOCKED)).then(new Blocked("amina", "r9"));
        story.given(AMINA_ISSUED, DIED, new Blocked("amina", "r9"))
                .when(new RevokeDeath("amina", "r4"))
                .then(new DeathRevoked("amina", "r4", "r2"), new Blocked("amina", "r4"));
    }

    @Test
    void a_death_is_revoked_once_and_of_the_living_none_is() {
        story.given(AMINA_ISSUED, DIED)
                .when(new RevokeDeath("amina", "r4"))
                .then(new DeathRevoked("amina", "r4", "r2"));
        story.given(AMINA_ISSUED, DIED, new DeathRevoked("amina", "r4", "r2"))
                .when(new RevokeDeath("amina", "r5"))
                .thenNothing();
    }

    @Test
    void a_death_that_an_older_release_told_as_a_deactivation_is_revoked_too() {
        story.given(AMINA_ISSUED, new Deactivated("amina", "r2"))
                .when(new RevokeDeath("amina", "r4"))
                .then(new Reactivated("amina", "r4"));
    }

    @Test
    void who_died_as_a_second_identity_is_dead_when_it_is_parted_again() {
        story.given(AMINA_ISSUED, DIED, new Merged("amina", "other", "p1"))
                .when(new IdentityCommand.Unmerge("amina", "other", "p2"))
                .then(new Unmerged("amina", "other", "p2"), DIED);
    }
}
