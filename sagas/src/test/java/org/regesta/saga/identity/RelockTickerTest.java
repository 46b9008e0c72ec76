package org.regesta.saga.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Book;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class RelockTickerTest {

    private static final String ERASED = "0".repeat(32);
    private static final String BROKEN = "1".repeat(32);
    private static final String AMINA = "2".repeat(32);

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore store = new InMemoryViewStore();
    private Runnable afterwards = () -> {};
    private final List<String> relocked = new ArrayList<>();
    private final RelockTicker ticker = new RelockTicker(store, new Answers(), clock);

    @Test
    void who_was_erased_or_cannot_be_relocked_keeps_nobody_else_unlocked() {
        for (String subject : List.of(ERASED, BROKEN, AMINA)) {
            unlock(subject, Duration.ofSeconds(60));
        }
        clock.advance(Duration.ofMinutes(2));

        ticker.tick();

        assertThat(relocked).containsExactly(AMINA);
        assertThat(TimedUnlockView.due(store, clock.instant()))
                .as("only what failed is tried again")
                .extracting(TimedUnlockView.Row::subject)
                .containsExactly(BROKEN);
    }

    @Test
    void who_unlocks_anew_while_being_locked_again_is_locked_when_that_time_is_over() {
        unlock(AMINA, Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(2));
        afterwards = () -> unlock(AMINA, Duration.ofHours(1));

        ticker.tick();
        clock.advance(Duration.ofHours(2));
        afterwards = () -> {};
        ticker.tick();

        assertThat(relocked).containsExactly(AMINA, AMINA);
    }

    /** And the view has heard of it. */
    private void unlock(String subject, Duration time) {
        Instant until = clock.instant().plus(time);
        ledger.append(
                "identity:" + subject,
                new IdentityEvent.FactorUnlocked(subject, Factor.values()[0], Optional.of(until)));
        ledger.read(Book.REGISTRY, 0, new TimedUnlockView().over(store)::on);
    }

    private final class Answers implements Commands {
        @Override
        public Done send(Object command, Attribution by) {
            String subject = ((RelockFactor) command).subject();
            if (subject.equals(ERASED)) {
                throw new Refusal(IdentityRefusal.ERASED);
            }
            if (subject.equals(BROKEN)) {
                throw new IllegalStateException("the store is down for this one");
            }
            relocked.add(subject);
            afterwards.run();
            return new Done("registry:0", "");
        }
    }
}
