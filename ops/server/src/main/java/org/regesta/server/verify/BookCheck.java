package org.regesta.server.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.regesta.engine.eventlog.IndexCheck;
import org.regesta.engine.eventlog.StoppedBook;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.notary.LogCheck;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.Signatures;
import org.regesta.engine.notary.Signed;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;

/** One book: its events, what the engine keeps beside them, its tree and its checkpoints, in one pass. */
final class BookCheck {

    private final Verification.Options options;
    private final Book book;
    private final Report report;
    private final Verification.Progress progress;
    private final List<BesideEvents> beside;
    private long next;

    /** @param beside what is to be held against its events */
    BookCheck(
            Verification.Options options,
            Book book,
            List<BesideEvents> beside,
            Report report,
            Verification.Progress progress) {
        this.options = options;
        this.beside = beside;
        this.book = book;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException {
        Path notary = options.data().resolve("notary").resolve(book.text());
        Path key = notary.resolve("key");
        if (!Files.isReadable(key)) {
            find(book.text() + " key", "the key of this book's log", "nothing");
            return;
        }
        try {
            NoteKey log = Verification.keyOf(options, Files.readString(key));
            if (options.logs().contains(log)) {
                report.done(book.text() + ": checked against the key that was given");
            } else {
                report.notDone(book.text() + ": the log's key is the folder's own; give --key to check against yours");
            }
            read(notary, log);
        } catch (IllegalArgumentException noKey) {
            find(book.text() + " key", "a key", String.valueOf(noKey.getMessage()));
        } catch (IOException | UncheckedIOException unreadable) {
            find(book.text() + " log", "files that can be read", String.valueOf(unreadable.getMessage()));
        }
    }

    private void read(Path notary, NoteKey key) {
        LogCheck log = new LogCheck(
                notary,
                new Signatures(key, options.witnesses()),
                Verification.keptOf(options, key).stream()
                        .map(Signed::checkpoint)
                        .toList(),
                book.text(),
                report::find);
        try (StoppedBook stored = StoppedBook.open(options.data().resolve(book.text()), book)) {
            IndexCheck index =
                    new IndexCheck(stored, (place, what) -> find(book.text() + " " + place, "it in order", what));
            long about = stored.about();
            stored.each((position, leaf) -> {
                event(position, leaf, index);
                log.leaf(leaf);
                if (position % 1024 == 0) {
                    progress.at(book.text(), position, about);
                }
            });
            progress.at(book.text(), about, about);
            stored.damage().ifPresent(damage -> find(event(next), "an event that can be read", damage));
            index.end();
            stored.damagedBlock().ifPresent(matter -> find(book.text() + " tables", "what was written", matter));
            beside.forEach(each -> each.end(book.text()));
        } catch (EventStoreException damaged) {
            find(event(next), "an event that can be read", String.valueOf(damaged.getMessage()));
        }
        log.end();
        report.done("%s: %d events, root %s, %d of them signed"
                .formatted(book.text(), log.size(), HexFormat.of().formatHex(log.root()), log.signedSize()));
    }

    private void event(long position, byte[] leaf, IndexCheck index) {
        if (position != next) {
            find(event(next), "an event", "the next one is " + position);
        }
        next = position + 1;
        try {
            Envelope event = Leaf.decode(leaf);
            if (event.position() != position || event.book() != book) {
                find(event(position), "its own place in it", event.toString());
            }
            index.event(event);
            beside.forEach(each -> each.event(event));
        } catch (IllegalArgumentException noLeaf) {
            find(event(position), "a leaf", String.valueOf(noLeaf.getMessage()));
        }
    }

    private String event(long position) {
        return "event " + book.text() + "/" + position;
    }

    private void find(String place, String expected, String found) {
        report.find(new Finding(place, expected, found));
    }
}
