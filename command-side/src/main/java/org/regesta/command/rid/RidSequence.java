package org.regesta.command.rid;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.regesta.command.rid.api.RidSequenceCommand;
import org.regesta.events.rid.RidSequenceEvent;

@Aggregate
class RidSequence {

    /** MOSIP's sequence has five digits and begins again. */
    private static final int LAST = 99_999;

    @AggregateIdentifier
    private String stream;

    private int number;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Integer handle(RidSequenceCommand.Draw command) {
        AggregateLifecycle.apply(new RidSequenceEvent.Drawn(command.sequenceId(), after(number)));
        return number;
    }

    @EventSourcingHandler
    void on(RidSequenceEvent.Drawn event) {
        stream = "ridsequence:" + event.sequenceId();
        number = event.number();
    }

    static int after(int number) {
        return number == LAST ? 1 : number + 1;
    }
}
