package org.regesta.saga.forgetting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.events.Book;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalEvent.Proposed;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.due.Ticker;
import org.springframework.stereotype.Component;

/**
 * Looks every second which proposals are to be carried out or have expired. It remembers nothing: killed at any point,
 * the registry says what is still to be done.
 */
@Component
class ForgettingTicker extends Ticker<String> {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ViewStore store;
    private final Ledger ledger;
    private final Commands commands;
    private final Clock clock;
    private final Map<ProposalKind, Execution> executions = new EnumMap<>(ProposalKind.class);

    ForgettingTicker(ViewStore store, Ledger ledger, Commands commands, Clock clock, List<Execution> executions) {
        super("forgetting", EVERY);
        this.store = store;
        this.ledger = ledger;
        this.commands = commands;
        this.clock = clock;
        executions.forEach(execution -> this.executions.put(execution.kind(), execution));
    }

    @Override
    protected List<String> due() {
        return ForgettingDue.proposals(store, clock.instant());
    }

    @Override
    protected void see(String proposalId) {
        List<Recorded> history = ledger.stream(Book.REGISTRY, "proposal:" + proposalId);
        Recorded newest = history.getLast();
        switch ((ProposalEvent) newest.payload()) {
            case Proposed _ -> expire(proposalId, newest);
            case ProposalEvent.Approved _ ->
                execute(new Order((Proposed) history.getFirst().payload(), newest));
            case ProposalEvent.Refused _, ProposalEvent.Expired _, ProposalEvent.Executed _ -> {} // nothing is owed
        }
    }

    private void expire(String proposalId, Recorded proposed) {
        Instant now = clock.instant();
        commands.send(
                new ProposalCommand.Expire(proposalId, now),
                Order.of(proposed, "registry:" + proposed.position(), proposalId + ":expire"));
    }

    private void execute(Order order) {
        Execution execution = executions.get(order.proposal().kind());
        if (execution == null) {
            throw new IllegalStateException(
                    "nobody carries out " + order.proposal().kind());
        }
        if (execution.part(order)) {
            commands.send(new ProposalCommand.RecordExecution(order.proposal().proposalId()), order.by("executed"));
        }
    }
}
