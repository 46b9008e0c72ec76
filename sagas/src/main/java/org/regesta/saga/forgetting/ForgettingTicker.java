package org.regesta.saga.forgetting;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.events.Book;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalEvent.Proposed;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Running;
import org.regesta.ports.ViewStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every second which proposals are to be carried out or have expired. It remembers nothing: killed at any point,
 * the registry says what is still to be done.
 */
@Component
class ForgettingTicker implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingTicker.class);
    private static final long EVERY_SECONDS = 1;

    private final ViewStore store;
    private final Ledger ledger;
    private final Commands commands;
    private final Clock clock;
    private final Map<ProposalKind, Execution> executions = new EnumMap<>(ProposalKind.class);
    private @Nullable ScheduledExecutorService thread;

    ForgettingTicker(ViewStore store, Ledger ledger, Commands commands, Clock clock, List<Execution> executions) {
        this.store = store;
        this.ledger = ledger;
        this.commands = commands;
        this.clock = clock;
        executions.forEach(execution -> this.executions.put(execution.kind(), execution));
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("forgetting").daemon().factory());
        thread.scheduleWithFixedDelay(this::tickSafely, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
        }
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException failed) { // a scheduled task that throws never runs again
            LOG.warn(
                    "what was decided could not be carried out, trying again: {}",
                    failed.getClass().getSimpleName());
        }
    }

    /** Looks once. One that fails keeps none of the others waiting. */
    void tick() {
        for (String proposalId : ForgettingDue.proposals(store, clock.instant())) {
            try {
                see(proposalId);
            } catch (RuntimeException failed) { // it stays due, and the next tick tries again
                LOG.warn(
                        "proposal {} could not be carried out, trying again: {}",
                        proposalId,
                        failed.getClass().getSimpleName());
            }
        }
    }

    private void see(String proposalId) {
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
        execution.run(order);
        commands.send(new ProposalCommand.RecordExecution(order.proposal().proposalId()), order.by("executed"));
    }
}
