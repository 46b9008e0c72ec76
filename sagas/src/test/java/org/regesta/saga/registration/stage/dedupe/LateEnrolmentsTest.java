package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Attribution;
import org.regesta.saga.registration.stage.Backlog;
import org.regesta.saga.registration.stage.Worksheet;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class LateEnrolmentsTest {

    private static final String SUBJECT = "a".repeat(32);
    private static final EvidenceRef IMAGES = new EvidenceRef("0".repeat(64), "registration:" + AMINA, "biometrics", 7);

    private static final Attribution OFFICER = new Attribution("sam", "ID_REPOSITORY", new Authority.Mandate("sam", 4));

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final LateEnrolments enrolments = new LateEnrolments(store, ledger, Worksheet.tries(store, clock));

    private void read() {
        ledger.read(Book.REGISTRY, 0, new EnrolDue().over(store)::on);
    }

    @Test
    void who_is_to_be_entered_is_counted_from_when_they_were_until_they_are() {
        Instant began = clock.instant();
        for (String rid : List.of(AMINA, BAO)) {
            ledger.append("identity:" + SUBJECT, updated(rid), OFFICER);
            clock.advance(Duration.ofMinutes(1));
        }
        read();
        assertThat(enrolments.backlog().depth()).isEqualTo(2);
        assertThat(enrolments.backlog().oldest().orElseThrow()).isBetween(began, began.plusSeconds(1));

        for (String rid : List.of(AMINA, BAO)) {
            ledger.append(
                    "identity:" + SUBJECT,
                    new IdentityEvent.Enrolled(SUBJECT, rid, Optional.empty(), Set.of(), "none"));
        }
        read();
        assertThat(enrolments.backlog()).isEqualTo(new Backlog(0, Optional.empty()));
    }

    private static IdentityEvent updated(String rid) {
        return new IdentityEvent.Updated(
                SUBJECT, rid, "0.1", Map.of(), Set.of(), List.of(), Optional.of(IMAGES), AgeGroup.ADULT);
    }
}
