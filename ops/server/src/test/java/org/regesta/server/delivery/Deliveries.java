package org.regesta.server.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RecordedEvents;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Projection;
import org.regesta.ports.Uptime;

/** Two books and a view store in a folder, and the delivery between them as the server wires it. */
final class Deliveries implements AutoCloseable {

    private static final Attribution ROSA =
            new Attribution("officer-rosa", "MASTERDATA_ADMIN", new Authority.Rule("founding", "1", "law-7"), Map.of());
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Applied applied = new Applied();
    final AxonLedger ledger;
    final Views views;
    final ParkedEvents parked;
    final Replay replay;
    final RocksViewStore state;

    private final LedgerSerializer serializer = new LedgerSerializer();
    private final RocksEventStorageEngine registry;
    private final RocksEventStorageEngine access;
    private final Configuration axon;

    Deliveries(Path folder, List<Projection.Factory> factories) {
        Clock clock = Clock.systemUTC();
        registry = book(folder, Book.REGISTRY, clock);
        access = book(folder, Book.ACCESS, clock);
        LedgerEventStore registryStore = LedgerEventStore.over(registry, serializer);
        LedgerEventStore accessStore = LedgerEventStore.over(access, serializer);
        ledger = new AxonLedger(List.of(registryStore, accessStore), serializer);
        state = RocksViewStore.open(folder.resolve("state"));
        SwitchingViewStore switching = new SwitchingViewStore(state);
        Serializer jackson = JacksonSerializer.defaultSerializer();
        views = new Views(factories, Map.of("state", switching));
        parked = new ParkedEvents(views, jackson, clock);
        String node = UUID.randomUUID().toString();
        ViewStoreTokenStore tokens =
                new ViewStoreTokenStore(switching, jackson, clock, Uptime.ofThisProcess(), Duration.ofSeconds(1), node);
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(c -> registryStore)
                .registerComponent(TokenStore.class, c -> tokens);
        new Delivery()
                .viewProcessors(
                        views,
                        applied,
                        new RecordedEvents(serializer),
                        parked,
                        new ViewLag(clock),
                        List.of(new Database("state", state, switching, tokens)),
                        registryStore,
                        accessStore)
                .configureModule(configurer);
        axon = configurer.buildConfiguration();
        new Delivery()
                .positionsFromTokens(applied, axon.eventProcessingConfiguration())
                .afterSingletonsInstantiated();
        replay = new Replay(views, ledger, applied, axon.eventProcessingConfiguration(), parked);
    }

    private RocksEventStorageEngine book(Path folder, Book book, Clock clock) {
        return RocksEventStorageEngine.open(
                EventLogOptions.of(folder.resolve(book.text()), book, clock)
                        .reserve(0)
                        .ballast(0),
                serializer);
    }

    Deliveries start() {
        axon.start();
        return this;
    }

    /** Appends to the centre's stream; what is appended tells nothing but the centre. */
    static EventMessage<?> event(String centre, long sequence) {
        return new GenericDomainEventMessage<>(
                "centre",
                "centre:" + centre,
                sequence,
                new CentreEvent.Opened(centre, Map.of("eng", "Amina's house"), Map.of("zone", "north")),
                ROSA.metadata());
    }

    /** The same as a later release would write it. */
    EventMessage<?> fromTheFuture(String centre, long sequence) {
        var stored = new SimpleSerializedObject<>(
                "{\"centreId\":\"%s\"}".formatted(centre).getBytes(StandardCharsets.UTF_8),
                byte[].class,
                "centre.opened",
                "99");
        var message = new SerializedMessage<Object>(
                UUID.randomUUID().toString(),
                new LazyDeserializingObject<>(stored, serializer),
                new LazyDeserializingObject<>(MetaData.from(ROSA.metadata())));
        return new GenericDomainEventMessage<>("centre", "centre:" + centre, sequence, message, Instant::now);
    }

    void append(List<EventMessage<?>> events) {
        for (int from = 0; from < events.size(); from += 250) {
            registry.append(new ArrayList<>(events.subList(from, Math.min(events.size(), from + 250))));
        }
    }

    long head() {
        return ledger.head(Book.REGISTRY);
    }

    Parking parking(String view) {
        return parked.of(view, Book.REGISTRY);
    }

    boolean upToDate(String view) {
        return applied.await(view, Book.REGISTRY, head(), PATIENCE);
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come true in time");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        axon.shutdown();
        state.close();
        registry.close();
        access.close();
    }
}
