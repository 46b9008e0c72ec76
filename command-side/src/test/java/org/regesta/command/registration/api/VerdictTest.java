package org.regesta.command.registration.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RejectionGround;

class VerdictTest {

    private static final Candidate AMINA = new Candidate("amina", 90, Map.of());
    private static final Candidate BAO = new Candidate("bao", 80, Map.of());

    @Test
    void whoever_is_new_is_turned_away_as_somebody_known_and_let_in_as_nobody_known() {
        Set<String> sought = Verdict.sought(Process.NEW, AdjudicationReason.FINGERS_MATCH, List.of(AMINA, BAO));
        assertThat(same(sought, "amina").ground()).contains(RejectionGround.DUPLICATE);
        assertThat(different(sought).approves()).isTrue();
    }

    @Test
    void whoever_says_who_they_are_is_let_in_as_that_one_alone() {
        Set<String> sought =
                Verdict.sought(Process.UPDATE, AdjudicationReason.NOTHING_TO_AUTHENTICATE_BY, List.of(AMINA, BAO));
        assertThat(same(sought, "amina").approves()).isTrue();
        assertThat(same(sought, "bao").ground()).contains(RejectionGround.DUPLICATE);
        assertThat(different(sought).ground()).contains(RejectionGround.NOT_THE_PERSON);
    }

    @Test
    void whoever_lost_the_number_may_be_any_of_those_who_are_alike() {
        Set<String> sought = Verdict.sought(Process.LOST, AdjudicationReason.IDENTITY_UNSURE, List.of(AMINA, BAO));
        assertThat(same(sought, "bao").approves()).isTrue();
        assertThat(different(sought).ground()).contains(RejectionGround.NOT_THE_PERSON);
    }

    private static Verdict same(Set<String> sought, String as) {
        return Verdict.of(sought, AdjudicationDecision.DUPLICATE, Optional.of(as));
    }

    private static Verdict different(Set<String> sought) {
        return Verdict.of(sought, AdjudicationDecision.DIFFERENT_PEOPLE, Optional.empty());
    }
}
