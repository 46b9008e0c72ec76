package org.regesta.auth;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.regesta.command.authentication.AuthGuard;
import org.regesta.engine.eventlog.AxonAccessBook;
import org.regesta.engine.eventlog.AxonCommands;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.CommandIdInterceptor;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerCorrelation;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.events.Book;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** The access book on disk, wired as the server wires it; a restart closes and opens it. */
public final class RocksAccess implements AccessSide {

    private final Path folder;
    private final World world;
    private Opened opened;

    private record Opened(
            RocksEventStorageEngine engine, AxonCommands commands, AxonLedger ledger, AxonAccessBook book) {}

    public RocksAccess(Path folder, World world) {
        this.folder = folder;
        this.world = world;
        opened = open();
    }

    private Opened open() {
        LedgerSerializer serializer = new LedgerSerializer();
        EventLogOptions options = EventLogOptions.of(folder.resolve("access"), Book.ACCESS, world.clock)
                .reserve(0)
                .ballast(0);
        RocksEventStorageEngine engine = RocksEventStorageEngine.open(options, serializer);
        LedgerEventStore store = LedgerEventStore.over(engine, serializer);
        List<LedgerEventStore> books = List.of(store);
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new LedgerCorrelation()));
        bus.registerHandlerInterceptor(new CommandIdInterceptor(books));
        var subscribed = AggregateAnnotationCommandHandler.<AuthGuard>builder()
                .aggregateType(AuthGuard.class)
                .repository(EventSourcingRepository.builder(AuthGuard.class)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
        java.util.Objects.requireNonNull(subscribed);
        return new Opened(
                engine, new AxonCommands(bus, books), new AxonLedger(books, serializer), new AxonAccessBook(store));
    }

    @Override
    public Commands commands() {
        return (command, by) -> opened.commands().send(command, by);
    }

    @Override
    public AccessBook book() {
        return (stream, event, by) -> opened.book().record(stream, event, by);
    }

    @Override
    public Ledger ledger() {
        return new Both();
    }

    @Override
    public void restart() {
        close();
        opened = open();
    }

    @Override
    public void close() {
        opened.book().close();
        opened.engine().close();
    }

    private final class Both implements Ledger {

        private Ledger of(Book book) {
            return book == Book.ACCESS ? opened.ledger() : world.ledger;
        }

        @Override
        public List<Recorded> stream(Book book, String streamId) {
            return of(book).stream(book, streamId);
        }

        @Override
        public void read(Book book, long fromPosition, Consumer<Recorded> to) {
            of(book).read(book, fromPosition, to);
        }

        @Override
        public long head(Book book) {
            return of(book).head(book);
        }

        @Override
        public Optional<Recorded> at(Book book, long position) {
            return of(book).at(book, position);
        }
    }
}
