package org.regesta.saga.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.RegistrationEvent.Adjudicated;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.ports.Projection;
import org.regesta.saga.registration.Meanwhile;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class CaseTickerTest {

    private static final String STREAM = "registration:" + AMINA;

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Meanwhile books = new Meanwhile(ledger);
    private final InMemoryViewStore views = new InMemoryViewStore();
    private final Projection due = new CaseDue().over(views);
    private final CaseTicker ticker = new CaseTicker(
            views,
            books,
            (command, by) -> {
                throw new AssertionError("nothing is overdue: " + command);
            },
            clock,
            "P3D");

    private void itWasDecidedAndTheViewHasNotHeardOfIt() {
        due.on(ledger.append(STREAM, synced(AMINA)));
        due.on(ledger.append(STREAM, asked()));
        ledger.append(STREAM, new Adjudicated(AMINA, AdjudicationDecision.DIFFERENT_PEOPLE, Optional.empty()));
        clock.advance(Duration.ofDays(4));
    }

    @Test
    void the_row_of_a_case_that_was_decided_goes() {
        itWasDecidedAndTheViewHasNotHeardOfIt();
        ticker.tick();
        assertThat(CaseDue.row(views, AMINA)).isEmpty();
    }

    @Test
    void the_row_of_a_case_that_is_asked_anew_while_it_is_looked_at_stays() {
        itWasDecidedAndTheViewHasNotHeardOfIt();
        books.afterTheNextLook(() -> {
            ledger.append(STREAM, asked());
            ledger.read(Book.REGISTRY, 0, due::on);
        });
        ticker.tick();
        assertThat(CaseDue.row(views, AMINA)).isPresent();
    }

    private static AdjudicationAsked asked() {
        return new AdjudicationAsked(AMINA, AdjudicationReason.DEMOGRAPHICS_MATCH, List.of());
    }
}
