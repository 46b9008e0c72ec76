package org.regesta.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.regesta.engine.backup.Manifest.Segment;

/** Reads segments, and hands nothing over before all of a segment is known to be what was written. */
final class SegmentReader {

    /** Whether to go on. */
    interface Sink {
        boolean take(byte[] leaf) throws IOException;
    }

    private SegmentReader() {}

    /**
     * Every leaf of a segment in order, until one is not taken.
     *
     * @return whether all were taken
     * @throws BackupRefused naming the segment when it is damaged
     */
    static boolean read(Path root, Segment segment, Sink sink) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(verified(root, segment, Sums.sha256()));
        long events = 0;
        while (bytes.hasRemaining()) {
            byte[] leaf = new byte[bytes.getInt()];
            bytes.get(leaf);
            events++;
            if (!sink.take(leaf)) {
                return false;
            }
        }
        if (events != segment.events()) {
            throw BackupRefused.damaged(segment.file());
        }
        return true;
    }

    /** @return the segment's bytes, which the digest has then seen */
    static byte[] verified(Path root, Segment segment, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(segment.file()))) {
            byte[] bytes = in.readNBytes(Math.toIntExact(segment.bytes()));
            digest.update(bytes);
            if (bytes.length != segment.bytes() || !Sums.text(digest).equals(segment.sha256())) {
                throw BackupRefused.damaged(segment.file());
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw BackupRefused.damaged(segment.file());
        }
    }
}
