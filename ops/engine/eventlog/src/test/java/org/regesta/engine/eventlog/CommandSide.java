package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.regesta.events.Book;

/** Commands over the books of an engine, wired as the server wires them. */
final class CommandSide {

    final AxonCommands commands;

    private final List<Registration> subscriptions = new ArrayList<>();

    CommandSide(EngineUnderTest engine) {
        this(engine.store(Book.REGISTRY), engine.store(Book.ACCESS));
    }

    CommandSide(LedgerEventStore registry, LedgerEventStore access) {
        List<LedgerEventStore> books = List.of(registry, access);
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new LedgerCorrelation()));
        bus.registerHandlerInterceptor(new CommandIdInterceptor(books));
        handle(bus, Visits.Counter.class, books.get(0));
        handle(bus, Visits.Guard.class, books.get(1));
        commands = new AxonCommands(bus, books);
    }

    private <T> void handle(SimpleCommandBus bus, Class<T> aggregate, LedgerEventStore store) {
        Repository<T> repository =
                EventSourcingRepository.builder(aggregate).eventStore(store).build();
        subscriptions.add(AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .build()
                .subscribe(bus));
    }
}
