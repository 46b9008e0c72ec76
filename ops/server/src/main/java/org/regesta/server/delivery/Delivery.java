package org.regesta.server.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.regesta.engine.eventlog.RecordedEvents;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A processor for each view and book, and for the sagas, each with its source declared here. */
@Configuration
class Delivery {

    private static final int BATCH = 200;
    static final int SAGA_SEGMENTS = 4;

    /** Cut off in the middle, a batch comes again: what its commands did is known by their ids. */
    private static final int SAGA_BATCH = 50;

    @Bean
    Views views(List<Projection.Factory> factories, List<Database> databases) {
        return new Views(factories, databases.stream().collect(Collectors.toMap(Database::name, Database::store)));
    }

    @Bean
    ConfigurerModule viewProcessors(
            Views views,
            Applied applied,
            RecordedEvents recorded,
            ParkedEvents parked,
            ViewLag lag,
            List<Database> databases,
            @Qualifier("registry") EventStore registry,
            @Qualifier("access") EventStore access) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing().usingPooledStreamingEventProcessors();
            processing.configureDefaultStreamableMessageSource(c -> registry);
            processing.registerPooledStreamingEventProcessorConfiguration( // what is left to it are the sagas
                    (c, builder) -> builder.initialSegmentCount(SAGA_SEGMENTS)
                            .initialToken(StreamableMessageSource::createTailToken)
                            .batchSize(SAGA_BATCH));
            processing.registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
            for (Projection.Factory factory : views.factories()) {
                for (Book book : factory.books()) {
                    ProjectionHandler handler = new ProjectionHandler(
                            factory,
                            book,
                            views,
                            recorded,
                            progress(factory.name(), book, applied, lag),
                            parked.of(factory.name(), book));
                    processing.registerTokenStore(handler.processor(), c -> tokens(databases, factory));
                    register(processing, handler, book == Book.REGISTRY ? registry : access);
                }
            }
        };
    }

    private static ProjectionHandler.Progress progress(String view, Book book, Applied applied, ViewLag lag) {
        return new ProjectionHandler.Progress() {
            @Override
            public void begins(List<Envelope> events) {
                applied.begin(view, book, events.getLast().position());
            }

            @Override
            public void reached(List<Envelope> events) {
                applied.moveTo(view, book, events.getLast().position());
                events.forEach(event -> lag.reached(view, book, event));
            }
        };
    }

    /** How long commands take; what views and stages do is measured where they do it. */
    @Bean
    ConfigurerModule commandMeters(MeterRegistry meters) {
        return configurer ->
                configurer.configureMessageMonitor(CommandBus.class, (c, type, name) -> MessageTimerMonitor.builder()
                        .meterNamePrefix("commandBus")
                        .meterRegistry(meters)
                        .timerCustomization(timer -> timer.publishPercentiles())
                        .build());
    }

    @Bean
    ViewLag viewLag(Clock clock) {
        return new ViewLag(clock);
    }

    @Bean
    MeterBinder lagMeters(ViewLag lag) {
        return lag::measureBy;
    }

    @Bean
    MeterBinder behindMeters(Views views, Applied applied, Ledger ledger) {
        return new ViewsBehind(views, applied, ledger)::measureBy;
    }

    @Bean
    MeterBinder parkedMeters(ParkedEvents parked) {
        return parked::measureBy;
    }

    /** A view that has had nothing new since the start stands where its token stands. */
    @Bean
    SmartInitializingSingleton positionsFromTokens(Applied applied, EventProcessingConfiguration processing) {
        return () -> applied.tokens(processor -> token(processing, processor));
    }

    /** Before the processors start. In a database others may still run the release that reads it. */
    @Bean
    SmartInitializingSingleton outgrownViews(List<Database> databases, Views views) {
        return () -> {
            for (Database database : databases) {
                if (database.raw() instanceof RocksViewStore folder) {
                    Outgrown.drop(folder, database.tokens(), views.names(database.name()));
                }
            }
        };
    }

    private static ViewStoreTokenStore tokens(List<Database> databases, Projection.Factory factory) {
        return databases.stream()
                .filter(database -> database.name().equals(factory.database()))
                .findFirst()
                .orElseThrow()
                .tokens();
    }

    private static void register(EventProcessingConfigurer processing, ProjectionHandler handler, EventStore source) {
        processing
                .registerEventHandler(c -> handler)
                .assignHandlerInstancesMatching(handler.processor(), candidate -> candidate == handler)
                .registerPooledStreamingEventProcessor(
                        handler.processor(), c -> source, (c, builder) -> builder.initialSegmentCount(1)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(BATCH));
    }

    private static long token(EventProcessingConfiguration processing, String processor) {
        Optional<StreamingEventProcessor> found = processing.eventProcessor(processor, StreamingEventProcessor.class);
        return found.stream()
                .flatMap(streaming -> streaming.processingStatus().values().stream())
                .map(EventTrackerStatus::getCurrentPosition)
                .flatMapToLong(OptionalLong::stream)
                .min()
                .orElse(-1L);
    }
}
