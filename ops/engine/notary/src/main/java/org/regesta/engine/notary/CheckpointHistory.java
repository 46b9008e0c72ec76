package org.regesta.engine.notary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every checkpoint that was signed, with its time: one file per day, one line of base64 per checkpoint, in order. A
 * checkpoint that was cosigned later stands there once more.
 */
final class CheckpointHistory {

    static final String FOLDER = "history";

    private static final Base64.Encoder TO_LINE = Base64.getEncoder();

    private final Disk disk;
    private String day = "";
    private long length;

    CheckpointHistory(Disk disk) {
        this.disk = disk;
    }

    void add(Signed signed) throws IOException {
        String name = FOLDER + "/"
                + Instant.ofEpochSecond(signed.seconds()).atZone(ZoneOffset.UTC).toLocalDate();
        boolean begun = !name.equals(day);
        if (begun) {
            length = wholeLines(disk.read(name).orElse(new byte[0]));
            day = name;
        }
        byte[] line = (TO_LINE.encodeToString(NoteKey.bytes(signed.note().written())) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        disk.append(name, length, line);
        disk.sync(name);
        if (begun) {
            disk.syncFolderOf(name);
        }
        length += line.length;
    }

    static int wholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--; // a line that a crash cut short was never answered
        }
        return end;
    }

    /** The newest checkpoint signed at or before a moment; one that was cosigned rather than the same without. */
    Optional<Signed> at(Instant moment, NoteKey key) throws IOException {
        Signed found = null;
        for (String name : days().reversed()) {
            if (name.compareTo(moment.atZone(ZoneOffset.UTC).toLocalDate().toString()) <= 0) {
                for (Signed signed : of(name, key)) {
                    found = signed.seconds() <= moment.getEpochSecond() ? signed : found;
                }
            }
            if (found != null) {
                break;
            }
        }
        return Optional.ofNullable(found);
    }

    private List<Signed> of(String name, NoteKey key) throws IOException {
        return lines(name).stream().map(line -> Signed.of(note(line), key)).toList();
    }

    /** Every note in order, as it was written. */
    void each(Consumer<String> to) throws IOException {
        for (String name : days()) {
            lines(name).forEach(line -> to.accept(note(line)));
        }
    }

    List<String> days() throws IOException {
        return disk.list(FOLDER);
    }

    private List<String> lines(String name) throws IOException {
        byte[] content = disk.read(FOLDER + "/" + name).orElse(new byte[0]);
        return new String(content, 0, wholeLines(content), StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    private static String note(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}
