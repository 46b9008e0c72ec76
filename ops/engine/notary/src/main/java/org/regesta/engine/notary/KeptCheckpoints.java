package org.regesta.engine.notary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The lines of a history in order, a day at a time, and the checkpoint itself behind them. */
final class KeptCheckpoints {

    /** @param note none when the line is no base64 */
    record Line(String place, @Nullable String note) {}

    private final Disk disk;
    private final Iterator<String> days;
    private final Deque<Line> lines = new ArrayDeque<>();
    private boolean newestGiven;

    KeptCheckpoints(Disk disk) throws IOException {
        this.disk = disk;
        this.days = disk.list(CheckpointHistory.FOLDER).iterator();
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        while (lines.isEmpty() && days.hasNext()) {
            String name = CheckpointHistory.FOLDER + "/" + days.next();
            byte[] content = disk.read(name).orElse(new byte[0]);
            int number = 0;
            // a last line without its end was cut short by a crash; what it said stands in the checkpoint itself
            for (String line : new String(
                            content, 0, CheckpointHistory.wholeLines(content), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                number++;
                lines.add(new Line(name + " line " + number, decoded(line)));
            }
        }
        return lines.isEmpty() ? newest() : lines.poll();
    }

    private @Nullable Line newest() throws IOException {
        if (newestGiven) {
            return null;
        }
        newestGiven = true;
        return disk.read(LogFiles.CHECKPOINT)
                .map(note -> new Line(LogFiles.CHECKPOINT, new String(note, StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private static @Nullable String decoded(String line) {
        try {
            byte[] note = Base64.getDecoder().decode(line);
            String same = Base64.getEncoder().encodeToString(note);
            return same.equals(line) ? new String(note, StandardCharsets.UTF_8) : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
