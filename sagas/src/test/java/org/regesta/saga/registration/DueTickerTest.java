package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.*;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.Reopened;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.ports.Projection;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class DueTickerTest {

    private static final String STREAM = "registration:" + AMINA;

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Meanwhile books = new Meanwhile(ledger);
    private final InMemoryViewStore views = new InMemoryViewStore();
    private final Projection due = new DueView(ledger).over(views);
    private final DueTicker ticker = new DueTicker(
            views,
            books,
            (command, by) -> {
                throw new AssertionError("nothing is owed: " + command);
            },
            clock,
            "PT24H");

    private void itEndedAndTheViewHasNotHeardOfIt() {
        due.on(ledger.append(STREAM, synced(AMINA)));
        due.on(ledger.append(STREAM, received(AMINA)));
        ledger.append(STREAM, new Rejected(AMINA, RejectionGround.DUPLICATE, Optional.of(BAO)));
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void the_row_of_one_that_ended_goes() {
        itEndedAndTheViewHasNotHeardOfIt();
        ticker.tick();
        assertThat(DueView.row(views, AMINA)).isEmpty();
    }

    @Test
    void the_row_of_one_that_is_reopened_while_it_is_looked_at_stays() {
        itEndedAndTheViewHasNotHeardOfIt();
        books.afterTheNextLook(() -> {
            ledger.append(STREAM, new Reopened(AMINA, ReopeningGround.EARLIER_ONE_VOID, Optional.empty()));
            ledger.read(Book.REGISTRY, 0, due::on);
        });
        ticker.tick();
        assertThat(DueView.row(views, AMINA)).isPresent();
    }
}
