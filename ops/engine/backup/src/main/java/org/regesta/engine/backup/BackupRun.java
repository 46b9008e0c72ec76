package org.regesta.engine.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.engine.backup.Manifest.Segment;
import org.regesta.engine.eventlog.BookReader;
import org.regesta.engine.vault.FileVault;
import org.regesta.events.Book;
import org.regesta.events.Leaf;

/** One backup on its way. */
final class BackupRun implements Closeable {

    /** What came meanwhile is copied again until that took less than this. */
    private static final long LEVEL_NANOS = 250_000_000L;

    private static final int PASSES = 20;

    /** An access event names the registry position it reflects: so the registry is copied after it, and holds that. */
    private static final List<Book> ORDER = List.of(Book.ACCESS, Book.REGISTRY);

    private final Map<Book, BookReader> books;
    private final Map<Book, SegmentWriter> writers = new EnumMap<>(Book.class);
    private final Progress progress;
    private final FileVault vault;
    private final Blobs blobs;
    private final Set<String> lost = new TreeSet<>();
    private long events;
    private long copiedBlobs;
    private long bytes;

    BackupRun(
            Map<Book, BookReader> books,
            FileVault vault,
            Blobs blobs,
            Path target,
            Optional<Manifest> before,
            Progress progress)
            throws IOException {
        this.books = books;
        this.vault = vault;
        this.blobs = blobs;
        this.progress = progress;
        for (Book book : ORDER) {
            List<Segment> known =
                    before.map(manifest -> manifest.segments(book)).orElse(List.of());
            refuseAnotherHistory(target, book, known);
            writers.put(book, new SegmentWriter(target, book, known));
        }
        before.ifPresent(manifest -> lost.addAll(manifest.lost()));
    }

    void copyUntilLevel() throws IOException {
        for (int pass = 0; pass < PASSES; pass++) {
            long began = System.nanoTime();
            long before = events;
            for (Book book : ORDER) {
                copy(book);
            }
            if (events == before || System.nanoTime() - began < LEVEL_NANOS) {
                return;
            }
        }
    }

    private void copy(Book book) throws IOException {
        SegmentWriter to = writer(book);
        long end = reader(book).head() + 1;
        try {
            reader(book).forEach(to.next(), (position, leaf) -> {
                try {
                    to.add(leaf);
                    copyBlobs(leaf);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                events++;
                bytes += leaf.length;
                progress.at(book.text(), position + 1, Math.max(end, position + 1));
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void copyBlobs(byte[] leaf) throws IOException {
        for (Map.Entry<String, String> blob :
                Named.in(Leaf.decode(leaf)).blobs().entrySet()) {
            Optional<Long> copied = blobs.copy(blob.getKey());
            if (copied.isEmpty() && vault.holds(blob.getValue())) { // of an erased person none is kept
                lost.add(blob.getKey());
            }
            bytes += copied.orElse(0L);
            copiedBlobs += copied.filter(size -> size > 0).isPresent() ? 1 : 0;
        }
    }

    /** A house that was set back, or another one, must not go on where this one ended. */
    private void refuseAnotherHistory(Path target, Book book, List<Segment> known) throws IOException {
        if (known.isEmpty()) {
            return;
        }
        byte[][] last = new byte[1][];
        SegmentReader.read(target, known.getLast(), leaf -> {
            last[0] = leaf;
            return true;
        });
        long position = known.getLast().next() - 1;
        Optional<byte[]> ours = reader(book).at(position);
        if (ours.filter(leaf -> Arrays.equals(leaf, last[0])).isEmpty()) {
            throw new BackupRefused("the " + book.text() + " book in " + target + " has another event at position "
                    + position + " than this house: it was set back since. Choose an empty folder");
        }
    }

    Map<String, List<Segment>> finish() throws IOException {
        Map<String, List<Segment>> segments = new TreeMap<>();
        for (Book book : ORDER) {
            segments.put(book.text(), writer(book).finish());
        }
        return segments;
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    Backup.Result result(Manifest manifest) {
        Map<String, Long> heads = new TreeMap<>();
        ORDER.forEach(book -> heads.put(book.text(), manifest.next(book) - 1));
        return new Backup.Result(heads, events, copiedBlobs, bytes, lost());
    }

    private BookReader reader(Book book) {
        return Objects.requireNonNull(books.get(book));
    }

    private SegmentWriter writer(Book book) {
        return Objects.requireNonNull(writers.get(book));
    }

    @Override
    public void close() throws IOException {
        for (SegmentWriter writer : writers.values()) {
            writer.close();
        }
    }
}
