package org.regesta.saga.registration;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.regesta.events.Book;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.testkit.memory.InMemoryLedger;

/** The real aggregates of the command side, by Axon's command bus, over books in memory. */
public final class AxonCommands implements Commands {

    private static final String[] AGGREGATES = {
        "registration.Registration",
        "identity.Identity",
        "uin.UinClaim",
        "uin.ClaimKey",
        "virtualid.VidClaim",
        "virtualid.VirtualId",
        "abis.AbisReference",
        "identity.HandleClaim",
        "proposal.Proposal",
        "credential.Credential",
        "notification.Notification"
    };

    /** What Axon reads of an aggregate's class, once for all towns. */
    private static final Map<Class<?>, AggregateModel<?>> MODELS = new ConcurrentHashMap<>();

    private final InMemoryLedger ledger;
    private final CommandBus bus = SimpleCommandBus.builder().build();

    public AxonCommands(InMemoryLedger ledger) {
        this.ledger = ledger;
        LedgerEventStore store = new LedgerEventStore(ledger);
        for (String aggregate : AGGREGATES) {
            subscribe(type("org.regesta.command." + aggregate), store);
        }
    }

    private <T> void subscribe(Class<T> type, LedgerEventStore store) {
        @SuppressWarnings("unchecked") // kept by its own type
        AggregateModel<T> model = (AggregateModel<T>)
                MODELS.computeIfAbsent(type, unseen -> AnnotatedAggregateMetaModelFactory.inspectAggregate(unseen));
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .aggregateModel(model)
                .repository(EventSourcingRepository.builder(type)
                        .aggregateModel(model)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
    }

    @Override
    public Done send(Object command, Attribution by) {
        Optional<UnitOfWork<?>> outer =
                CurrentUnitOfWork.isStarted() ? Optional.of(CurrentUnitOfWork.get()) : Optional.empty();
        outer.ifPresent(
                CurrentUnitOfWork::clear); // a command is durable when its sender goes on, whoever the sender is
        try {
            FutureCallback<Object, Object> answer = new FutureCallback<>();
            bus.dispatch(new GenericCommandMessage<>(command, by.metadata()), answer);
            return done(answer.getResult());
        } finally {
            outer.ifPresent(CurrentUnitOfWork::set);
        }
    }

    private Done done(CommandResultMessage<?> result) {
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException no
                    ? no
                    : new IllegalStateException(result.exceptionResult());
        }
        return new Done(
                "registry:" + ledger.head(Book.REGISTRY),
                Optional.<Object>ofNullable(result.getPayload()).orElse(""));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }
}
