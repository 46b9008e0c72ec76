package org.regesta.server.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.regesta.engine.backup.Backup;
import org.regesta.engine.eventlog.BookReader;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.vault.FileVault;
import org.regesta.events.Book;
import org.regesta.server.DataFolder;
import org.springframework.stereotype.Component;

/** Backups of the house that runs here. */
@Component
public class Backups {

    private final Backup backup;

    Backups(List<LedgerEventStore> books, FileVault vault, DataFolder folder, Clock clock) {
        Map<Book, BookReader> readers = new EnumMap<>(Book.class);
        books.forEach(store -> readers.put(store.book(), new BookReader(store)));
        this.backup = new Backup(readers, vault, folder.root(), clock);
    }

    /** As {@link Backup#run}. */
    public Backup.Result run(Path to, Path keys, org.regesta.engine.backup.Progress progress) {
        return backup.run(to, keys, progress);
    }
}
