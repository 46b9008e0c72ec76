package org.regesta.server.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.regesta.command.authentication.AuthGuard;
import org.regesta.engine.eventlog.AxonAccessBook;
import org.regesta.engine.eventlog.AxonCommands;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.CommandIdInterceptor;
import org.regesta.engine.eventlog.CommandTargets;
import org.regesta.engine.eventlog.LedgerCorrelation;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RecordedEvents;
import org.regesta.events.Book;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.server.DataFolder;
import org.regesta.server.Options;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The two books, and the doors to them. Every aggregate lives in the registry but those that name a repository here.
 */
@Configuration
class Books {

    @Bean
    @Qualifier("eventSerializer")
    LedgerSerializer ledgerSerializer() {
        return new LedgerSerializer();
    }

    /** Of tokens and sagas. */
    @Bean
    @Primary
    Serializer serializer() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().findAndRegisterModules())
                .build();
    }

    @Bean(destroyMethod = "close")
    BookEngines engines(Options options, DataFolder folder, Clock clock, LedgerSerializer serializer) {
        return options.axonServers()
                .<BookEngines>map(servers -> new AxonServerBooks(servers, serializer))
                .orElseGet(() -> new RocksBooks(folder, clock, serializer));
    }

    /** What whoever runs the house sees of it: a start reads few, however many there are. */
    @Bean
    MeterBinder eventsRead(BookEngines engines) {
        return registry -> {
            for (Book book : Book.values()) {
                FunctionCounter.builder("regesta.log.events.read", engines, each -> each.eventsRead(book))
                        .description("Events read since the start")
                        .tag("book", book.text())
                        .register(registry);
            }
        };
    }

    @Bean
    @Primary
    @Qualifier("registry")
    LedgerEventStore registry(BookEngines engines) {
        return engines.store(Book.REGISTRY);
    }

    @Bean
    @Qualifier("access")
    LedgerEventStore access(BookEngines engines) {
        return engines.store(Book.ACCESS);
    }

    /** The one aggregate that lives in the access book. */
    @Bean
    EventSourcingRepository<AuthGuard> authGuardRepository(@Qualifier("access") LedgerEventStore access) {
        return EventSourcingRepository.builder(AuthGuard.class)
                .eventStore(access)
                .build();
    }

    @Bean
    RecordedEvents recordedEvents(LedgerSerializer serializer) {
        return new RecordedEvents(serializer);
    }

    @Bean
    AxonLedger ledger(List<LedgerEventStore> books, LedgerSerializer serializer) {
        return new AxonLedger(books, serializer);
    }

    @Bean(destroyMethod = "close")
    AccessBook accessBook(@Qualifier("access") LedgerEventStore access) {
        return new AxonAccessBook(access);
    }

    @Bean
    Commands commands(CommandBus bus, List<LedgerEventStore> books) {
        bus.registerHandlerInterceptor(new CommandIdInterceptor(books));
        return new AxonCommands(bus, books);
    }

    /** Axon asks for it by this type, for every aggregate. */
    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    CorrelationDataProvider ledgerCorrelation() {
        return new LedgerCorrelation();
    }
}
