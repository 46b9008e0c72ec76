package org.regesta.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryVault;

/** How many there are makes no difference to a start: nobody is read before somebody asks. */
class StartTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void nothing_is_read_from_the_books_before_somebody_is_asked_about() {
        try (World world =
                new World(new InMemoryVault(), made -> new Counted(new GuardStore(made.ledger, made.book)))) {
            assertThat(world.factories()).isNotEmpty();
            assertThat(reads).hasValue(0);
            assertThat(world.guards.ledger().head(Book.REGISTRY)).isEqualTo(-1);
            assertThat(reads).as("a read would have been seen").hasValue(1);
        }
    }

    private final class Counted implements AccessSide, Ledger {

        private final AccessSide side;

        private Counted(AccessSide side) {
            this.side = side;
        }

        @Override
        public Commands commands() {
            return side.commands();
        }

        @Override
        public AccessBook book() {
            return side.book();
        }

        @Override
        public Ledger ledger() {
            return this;
        }

        @Override
        public void restart() {
            side.restart();
        }

        @Override
        public void close() {
            side.close();
        }

        private Ledger counted() {
            reads.incrementAndGet();
            return side.ledger();
        }

        @Override
        public List<Recorded> stream(Book book, String streamId) {
            return counted().stream(book, streamId);
        }

        @Override
        public void read(Book book, long fromPosition, Consumer<Recorded> to) {
            counted().read(book, fromPosition, to);
        }

        @Override
        public long head(Book book) {
            return counted().head(book);
        }

        @Override
        public Optional<Recorded> at(Book book, long position) {
            return counted().at(book, position);
        }
    }
}
