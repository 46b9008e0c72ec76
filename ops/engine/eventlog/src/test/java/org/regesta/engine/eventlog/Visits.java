package org.regesta.engine.eventlog;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Refusal;

/** An aggregate whose rules are anything but idempotent: every visit counts, and the answer is the count. */
final class Visits {

    /** Counts one visit; {@code note} is what the visitor says. */
    record Visit(@TargetAggregateIdentifier String stream, String note) {}

    /** Takes the seat; again for the same name changes nothing. Answers with the name on it. */
    record Sit(@TargetAggregateIdentifier String stream, String proposed) {}

    record Guess(@TargetAggregateIdentifier String stream) {}

    enum No {
        FULL
    }

    static final int SEATS = 250;

    static class Counter {
        @AggregateIdentifier
        private String stream;

        private int visits;
        private String seat = "";

        Counter() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Visit visit) {
            if (visits >= SEATS) {
                throw new Refusal(No.FULL);
            }
            AggregateLifecycle.apply(new CentreEvent.Opened(
                    visit.stream(), Map.of("count", "" + (visits + 1)), Map.of("note", visit.note())));
            return visits;
        }

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        String handle(Sit sit) {
            if (seat.isEmpty()) {
                AggregateLifecycle.apply(
                        new CentreEvent.Opened(sit.stream(), Map.of("count", "0"), Map.of("seat", sit.proposed())));
            }
            return seat;
        }

        @EventSourcingHandler
        void on(CentreEvent.Opened opened) {
            stream = opened.centreId();
            visits = Integer.parseInt(opened.names().get("count"));
            seat = opened.details().getOrDefault("seat", seat);
        }
    }

    /** The same over the access book: wrong guesses are counted. */
    static class Guard {
        @AggregateIdentifier
        private String stream;

        private int failures;

        Guard() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Guess guess) {
            AggregateLifecycle.apply(new AuthGuardEvent.OtpMissed(guess.stream(), "challenge", failures + 1));
            return failures;
        }

        @EventSourcingHandler
        void on(AuthGuardEvent.OtpMissed missed) {
            stream = missed.subject();
            failures = missed.failures();
        }
    }

    private Visits() {}
}
