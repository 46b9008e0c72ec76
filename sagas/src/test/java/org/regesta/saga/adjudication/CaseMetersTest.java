package org.regesta.saga.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.AMINA;
import static org.regesta.saga.registration.Chronicle.BAO;
import static org.regesta.saga.registration.Chronicle.synced;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.ClaimEnd;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Adjudicated;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.ports.Projection;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class CaseMetersTest {

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore views = new InMemoryViewStore();
    private final Projection due = new CaseDue().over(views);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    CaseMetersTest() {
        assertThat(new CaseMeters(registry, views, clock)).isNotNull();
    }

    @Test
    void what_is_overdue_is_counted_until_it_is_decided_whoever_has_it() {
        Instant earlier = clock.instant();
        happens(synced(AMINA), asked(AMINA), synced(BAO), asked(BAO));
        assertThat(overdue()).isZero();
        assertThat(age()).isZero();

        happens(
                new DecisionOverdue(BAO, earlier.plusSeconds(60)),
                new DecisionOverdue(AMINA, earlier),
                new CaseClaimed(AMINA, "ade", earlier, earlier.plusSeconds(1800)),
                new CaseReleased(AMINA, "ade", ClaimEnd.RAN_OUT));
        clock.set(earlier.plus(Duration.ofHours(1)));
        assertThat(overdue()).isEqualTo(2);
        assertThat(age()).isBetween(3600.0, 3602.0);

        happens(new Adjudicated(AMINA, AdjudicationDecision.DIFFERENT_PEOPLE, Optional.empty()));
        clock.set(earlier.plus(Duration.ofHours(1)));
        assertThat(overdue()).isEqualTo(1);
        assertThat(age()).isBetween(3540.0, 3542.0);
    }

    private void happens(RegistrationEvent... events) {
        for (RegistrationEvent event : events) {
            due.on(ledger.append("registration:" + event.registrationId(), event));
        }
    }

    private static AdjudicationAsked asked(String rid) {
        return new AdjudicationAsked(rid, AdjudicationReason.DEMOGRAPHICS_MATCH, List.of());
    }

    private double overdue() {
        return registry.get("regesta.adjudication.overdue").gauge().value();
    }

    private double age() {
        return registry.get("regesta.adjudication.overdue.age").gauge().value();
    }
}
