package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;

class FolderLockTest {

    @TempDir
    Path folder;

    private RocksEventStorageEngine open(Book book) {
        return RocksEventStorageEngine.open(
                EventLogOptions.of(folder.resolve("book"), book, Clock.systemUTC())
                        .reserve(0)
                        .ballast(0),
                new LedgerSerializer());
    }

    @Test
    void a_second_process_is_told_who_holds_the_folder_and_what_to_do() throws Exception {
        Launcher launcher = new Launcher(folder);
        String book = folder.resolve("book").toString();
        try (ChildJvm holder = launcher.start(Map.of(), ObedientWriter.class, book)) {
            holder.await("open"::equals);
            assertThatThrownBy(() -> open(Book.REGISTRY))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining("process " + holder.pid())
                    .hasMessageContaining("stop that one first")
                    .hasMessageContaining("--data");
            holder.kill();
        }
        open(Book.REGISTRY).close();
    }

    @Test
    void a_second_opening_in_one_process_is_refused_too_and_closing_lets_go() {
        try (RocksEventStorageEngine first = open(Book.REGISTRY)) {
            assertThatThrownBy(() -> open(Book.REGISTRY)).isInstanceOf(FolderInUse.class);
            assertThat(first.head()).isEqualTo(-1);
        }
        open(Book.REGISTRY).close();
    }

    @Test
    void a_book_is_not_opened_as_the_other_one_and_lets_go_of_the_folder() {
        open(Book.REGISTRY).close();
        assertThatThrownBy(() -> open(Book.ACCESS))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("another book");
        open(Book.REGISTRY).close();
    }
}
