package org.regesta.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.regesta.command.authentication.AuthGuard;
import org.regesta.command.name.api.NameCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;

/** Guards as Axon runs them, over a store that outlives them; every other stream is the ledger's. */
public final class GuardStore implements AccessSide, Commands, Ledger {

    private final EventStorageEngine engine = new InMemoryEventStorageEngine();
    private final InMemoryLedger ledger;
    private final AccessBook book;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private Configuration axon;

    public GuardStore(InMemoryLedger ledger, AccessBook book) {
        this.ledger = ledger;
        this.book = book;
        axon = start();
    }

    @Override
    public Commands commands() {
        return this;
    }

    @Override
    public Ledger ledger() {
        return this;
    }

    @Override
    public AccessBook book() {
        return book;
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    @Override
    public void restart() {
        axon.shutdown();
        axon = start();
    }

    private Configuration start() {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(config -> engine)
                .configureAggregate(AuthGuard.class)
                .start();
    }

    @Override
    public Done send(Object command, Attribution by) {
        if (command instanceof VirtualIdCommand.End end) { // the registry's side of the house, in memory
            ended(end, by);
            return new Done("registry:" + ledger.head(Book.REGISTRY), "");
        }
        if (command instanceof NameCommand.Take take) {
            String holder = names.putIfAbsent(take.nameId(), take.holder());
            return new Done("registry:0", holder == null ? take.holder() : holder);
        }
        Object result = axon.commandGateway().sendAndWait(command);
        return new Done("access:0", result == null ? "" : result);
    }

    private void ended(VirtualIdCommand.End end, Attribution by) {
        String stream = "virtualid:" + end.vidId();
        List<Recorded> life = ledger.stream(Book.REGISTRY, stream);
        if (!(life.getLast().payload() instanceof VirtualIdEvent.Ended)) {
            ledger.append(
                    stream, new VirtualIdEvent.Ended(end.vidId(), by.further().get(Meta.SUBJECT), end.end()));
        }
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
                                new TreeMap<>()),
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
