package org.regesta.auth.ida;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.regesta.command.authentication.api.AuthGuardCommand.CountGuesses;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AuthGuardEvent.GuessesCounted;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.wire.Allowances;
import org.regesta.wire.Allowances.Allowance;
import org.springframework.stereotype.Component;

/**
 * How often a partner may be wrong about one person: with an answer of yes or no to anything it likes, a birth date is
 * found in minutes. Counted in memory, and in the person's guard by lots, each before the first answer of its lot
 * leaves: whoever waits for a restart, or is wrong about very many others meanwhile, has no more but rather fewer. With
 * each lot the guard is read again, so that processes over one book see what was told by the others; of them each may
 * tell a lot that the others have not seen.
 */
@Component
class GuessRate {

    /** Wrong answers that one event of the book counts. */
    static final int LOT = 10;

    /** Partners and people remembered. */
    private static final int REMEMBERED = 20_000;

    private static final AuthLimit LIMIT = AuthLimit.DEMOGRAPHIC_WRONG;

    private final Allowances allowances;
    private final Commands commands;
    private final Ledger ledger;

    GuessRate(Commands commands, Ledger ledger, Clock clock) {
        this.commands = commands;
        this.ledger = ledger;
        allowances = new Allowances(LIMIT.most(), LIMIT.within(), REMEMBERED, clock);
    }

    /** Counts one that may be wrong; false when there have been too many, and this one is not to be looked at. */
    boolean admits(Visit visit, String subject) {
        return of(visit, subject).take();
    }

    /** It was right, and does not count. */
    void right(Visit visit, String subject) {
        of(visit, subject).giveBack();
    }

    /** It was wrong: returns when that may be told. */
    void wrong(Visit visit, String subject) {
        Allowance allowance = of(visit, subject);
        if (allowance.recorded().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return;
        }
        synchronized (allowance) { // one lot after the other, as the guard takes them
            record(visit, subject, allowance);
        }
    }

    private void record(Visit visit, String subject, Allowance allowance) {
        CountGuesses lot = new CountGuesses(subject, visit.asked().partnerId(), LOT, visit.at());
        commands.send(lot, visit.by().with(Meta.COMMAND_ID, visit.digest() + ":guess"));
        int own = allowance.recorded().addAndGet(LOT - 1);
        allowance.leaveAtMost(LIMIT.most() - used(visit.asked().partnerId(), subject, visit.at()) + own);
    }

    private Allowance of(Visit visit, String subject) {
        String partner = visit.asked().partnerId();
        return allowances.of(partner + ":" + subject, () -> used(partner, subject, visit.at()));
    }

    /** What the guard has counted, less what time gave back since. */
    private int used(String partner, String subject, Instant now) {
        double used = 0;
        Instant at = Instant.EPOCH;
        for (Recorded recorded : ledger.stream(Book.ACCESS, "authguard:" + subject)) {
            if (recorded.payload() instanceof GuessesCounted lot
                    && lot.partnerId().equals(partner)) {
                used = less(used, at, lot.at()) + lot.guesses();
                at = lot.at();
            }
        }
        return (int) Math.min(LIMIT.most(), Math.ceil(less(used, at, now)));
    }

    private static double less(double used, Instant from, Instant to) {
        Duration passed = Duration.between(from, to);
        double back = passed.isNegative()
                ? 0
                : (double) passed.toMillis() / LIMIT.within().toMillis() * LIMIT.most();
        return Math.max(0, used - back);
    }
}
