package org.regesta.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.regesta.command.authentication.AuthGuard;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.testkit.memory.InMemoryLedger;

/** Guards as Axon runs them, over a store that outlives them; every other stream is the ledger's. */
public final class GuardStore implements Commands, Ledger {

    private final EventStorageEngine engine = new InMemoryEventStorageEngine();
    private final InMemoryLedger ledger;
    private final Map<String, Attribution> attributions = new ConcurrentHashMap<>();
    private Configuration axon;

    GuardStore(InMemoryLedger ledger) {
        this.ledger = ledger;
        axon = start();
    }

    /** Everything in memory is forgotten, what is stored stands. */
    public void restart() {
        axon.shutdown();
        axon = start();
    }

    private Configuration start() {
        return DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(config -> engine)
                .configureAggregate(AuthGuard.class)
                .start();
    }

    @Override
    public Done send(Object command, Attribution by) {
        attributions.put(by.further().getOrDefault("commandId", ""), by);
        try {
            Object result = axon.commandGateway().sendAndWait(command);
            return new Done("access:0", result == null ? "" : result);
        } catch (CommandExecutionException wrapped) {
            throw wrapped;
        } catch (Refusal refused) {
            throw refused;
        }
    }

    public CommandGateway gateway() {
        return axon.commandGateway();
    }

    /** Who sent which command. */
    public Map<String, Attribution> attributions() {
        return attributions;
    }

    /** The events of a person's guard. */
    public List<Object> guard(String subject) {
        List<Object> events = new ArrayList<>();
        engine.readEvents("authguard:" + subject).forEachRemaining(event -> events.add(event.getPayload()));
        return events;
    }

    @Override
    public List<Recorded> stream(Book book, String streamId) {
        if (book == Book.REGISTRY || !streamId.startsWith("authguard:")) {
            return ledger.stream(book, streamId);
        }
        List<Recorded> events = new ArrayList<>();
        engine.readEvents(streamId)
                .forEachRemaining(event -> events.add(new Recorded(
                        new Envelope(
                                book,
                                event.getSequenceNumber(),
                                event.getIdentifier(),
                                "authguard",
                                "1",
                                Optional.of(new Envelope.Place(streamId, event.getSequenceNumber())),
                                event.getTimestamp().toEpochMilli(),
                                new byte[0],
                                new java.util.TreeMap<>()),
                        event.getPayload())));
        return events;
    }

    @Override
    public void read(Book book, long fromPosition, Consumer<Recorded> to) {
        ledger.read(book, fromPosition, to);
    }

    @Override
    public long head(Book book) {
        return ledger.head(book);
    }

    @Override
    public Optional<Recorded> at(Book book, long position) {
        return ledger.at(book, position);
    }
}
