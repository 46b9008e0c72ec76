package org.regesta.command;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.TickingClock;

/** Real aggregates behind real command handlers, over books in memory: what an endpoint needs of the house. */
public final class House implements Commands, Caller {

    public final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    public final InMemoryLedger ledger = new InMemoryLedger(clock);
    public final InMemoryVault vault = new InMemoryVault();

    private final Configuration axon;
    private final AtomicInteger requests = new AtomicInteger();
    private String idempotencyKey = "";

    public House(Class<?>... aggregates) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine());
        for (Class<?> aggregate : aggregates) {
            configurer.configureAggregate(aggregate);
        }
        configurer.configureCorrelationDataProviders(
                configuration -> List.of(message -> new TreeMap<String, Object>(message.getMetaData())));
        axon = configurer.buildConfiguration();
        axon.eventStore()
                .subscribe(events -> events.forEach(event -> {
                    DomainEventMessage<?> inStream = (DomainEventMessage<?>) event;
                    SortedMap<String, String> metadata = new TreeMap<>();
                    inStream.getMetaData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
                    ledger.append(Book.REGISTRY, inStream.getAggregateIdentifier(), inStream.getPayload(), metadata);
                }));
        axon.start();
    }

    /** The next requests carry this key. */
    public void idempotencyKey(String key) {
        idempotencyKey = key;
    }

    @Override
    public Done send(Object command, Attribution by) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        axon.commandBus()
                .dispatch(
                        GenericCommandMessage.asCommandMessage(command).withMetaData(by.metadata()),
                        (message, result) -> {
                            if (result.isExceptional()) {
                                done.completeExceptionally(result.exceptionResult());
                            } else {
                                done.complete(result.getPayload() == null ? "" : result.getPayload());
                            }
                        });
        if (done.isCompletedExceptionally() && done.exceptionNow() instanceof RuntimeException refused) {
            throw refused;
        }
        return new Done("registry:" + ledger.head(Book.REGISTRY), done.join());
    }

    @Override
    public Attribution attribution(String reason) {
        Attribution by = new Attribution(
                "root",
                Role.GLOBAL_ADMIN.name(),
                new Authority.Mandate("root", 0),
                Map.of(Meta.REASON, reason, Meta.CORRELATION, "request-" + requests.incrementAndGet()));
        return idempotencyKey.isEmpty() ? by : by.with(Meta.COMMAND_ID, idempotencyKey);
    }
}
