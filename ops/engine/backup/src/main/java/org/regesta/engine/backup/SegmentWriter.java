package org.regesta.engine.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.backup.Manifest.Segment;
import org.regesta.events.Book;

/** Goes on writing one book's segments where the last backup ended. A segment that is full is never touched again. */
final class SegmentWriter implements Closeable {

    static final long FULL_BYTES = 16L << 20;

    private final Path root;
    private final Book book;
    private final List<Segment> full;
    private @Nullable Open open;

    /**
     * @param known of the last backup
     * @throws BackupRefused when the segment to go on with is damaged
     */
    SegmentWriter(Path root, Book book, List<Segment> known) throws IOException {
        this.root = root;
        this.book = book;
        this.full = new ArrayList<>(known);
        Files.createDirectories(root.resolve(book.text()));
        if (!known.isEmpty() && known.getLast().bytes() < FULL_BYTES) {
            open = new Open(full.removeLast());
        }
    }

    /** The position of the leaf that comes next. */
    long next() {
        return open != null ? open.next() : full.isEmpty() ? 0 : full.getLast().next();
    }

    void add(byte[] leaf) throws IOException {
        Open to = open != null ? open : new Open(next());
        open = to;
        to.add(leaf);
        if (to.bytes >= FULL_BYTES) {
            full.add(to.finish());
            open = null;
        }
    }

    /** Makes durable what was added. */
    List<Segment> finish() throws IOException {
        if (open != null) {
            full.add(open.finish());
            open = null;
        }
        Sums.syncFolderOf(root.resolve(book.text()).resolve("any"));
        Sums.syncFolderOf(root.resolve(book.text()));
        return List.copyOf(full);
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.channel.close();
        }
    }

    /** The segment that grows. */
    private final class Open {
        private final String file;
        private final long first;
        private final MessageDigest digest = Sums.sha256();
        private final FileChannel channel;
        private final OutputStream out;
        private long events;
        private long bytes;

        Open(long first) throws IOException {
            this.file = "%s/%012d.leaves".formatted(book.text(), first);
            this.first = first;
            this.channel = FileChannel.open(
                    root.resolve(file),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
        }

        Open(Segment known) throws IOException {
            this.file = known.file();
            this.first = known.first();
            this.events = known.events();
            this.bytes = known.bytes();
            SegmentReader.verified(root, known, digest);
            this.channel = FileChannel.open(root.resolve(file), StandardOpenOption.WRITE);
            channel.truncate(bytes).position(bytes);
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
        }

        long next() {
            return first + events;
        }

        void add(byte[] leaf) throws IOException {
            byte[] length =
                    ByteBuffer.allocate(Integer.BYTES).putInt(leaf.length).array();
            digest.update(length);
            digest.update(leaf);
            out.write(length);
            out.write(leaf);
            bytes += length.length + leaf.length;
            events++;
        }

        Segment finish() throws IOException {
            out.flush();
            channel.force(true);
            channel.close();
            return new Segment(file, first, events, bytes, Sums.text(digest));
        }
    }
}
