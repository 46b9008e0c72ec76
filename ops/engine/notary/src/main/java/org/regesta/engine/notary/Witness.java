package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A C2SP tlog-witness: cosigns a log's checkpoint only when it continues the last one it cosigned. It keeps no more
 * than that last one of each log, durably before it answers, so it cannot be shown two histories.
 */
public final class Witness {

    private static final int PROOF_LINES_MAX = 63;

    private final LogFiles files;
    private final NoteSigner signer;
    private final List<NoteKey> logs;
    private final Clock clock;

    /**
     * @param folder its own, made if missing
     * @param logs the keys of the logs it witnesses, by origin
     */
    public Witness(Path folder, NoteSigner signer, List<NoteKey> logs, Clock clock) {
        this.files = new LogFiles(new FolderDisk(folder.toAbsolutePath().normalize()));
        this.signer = signer;
        this.logs = List.copyOf(logs);
        this.clock = clock;
    }

    /**
     * What is answered over HTTP.
     *
     * @param body cosignature lines at 200, the size it knows at 409, else one line of what is wrong
     */
    public record Answer(int status, String body) {}

    /** @param from the size the proof begins at */
    private record Asked(long from, List<byte[]> proof, Note note) {}

    public NoteKey key() {
        return signer.key();
    }

    /** The last checkpoint it cosigned of a log, as a note with the log's signatures and its own. */
    public Optional<String> last(String origin) {
        try {
            return files.text(nameOf(origin));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code POST /add-checkpoint}. */
    public synchronized Answer add(String body) {
        Asked asked;
        Checkpoint checkpoint;
        try {
            asked = asked(body);
            checkpoint = Checkpoint.of(asked.note());
        } catch (IllegalArgumentException malformed) {
            return new Answer(400, "not a request for a cosignature\n");
        }
        List<NoteKey> known = logs.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (known.isEmpty()) {
            return new Answer(404, "this log is not witnessed here\n");
        }
        if (known.stream().noneMatch(key -> key.signed(asked.note()))) {
            return new Answer(403, "not signed by the log\n");
        }
        return asked.from() > checkpoint.size()
                ? new Answer(400, "the old size is larger than the new\n")
                : judge(asked, checkpoint);
    }

    private Answer judge(Asked asked, Checkpoint checkpoint) {
        Checkpoint before = last(checkpoint.origin())
                .map(note -> Checkpoint.of(Note.of(note)))
                .orElse(new Checkpoint(checkpoint.origin(), 0, Hashes.empty()));
        boolean fork = before.size() == checkpoint.size() && !before.sameTree(checkpoint);
        if (asked.from() != before.size() || fork) {
            return new Answer(409, before.size() + "\n");
        }
        boolean follows = ProofCheck.consistent(
                before.size(), before.root(), checkpoint.size(), checkpoint.root(), asked.proof());
        return follows ? cosign(asked.note()) : new Answer(422, "the proof does not lead from the one to the other\n");
    }

    private Answer cosign(Note note) {
        Note.Signature mine = signer.cosign(note.text(), Math.floorDiv(clock.millis(), 1000L));
        try {
            files.put(
                    nameOf(Checkpoint.of(note).origin()),
                    note.with(List.of(mine)).written());
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept); // what is not kept is not signed
        }
        return new Answer(200, mine.line() + "\n");
    }

    private static Asked asked(String body) {
        int empty = body.indexOf("\n\n");
        if (empty < 0) {
            throw new IllegalArgumentException("no empty line");
        }
        List<String> lines = body.substring(0, empty).lines().toList();
        String old = lines.isEmpty() ? "" : lines.getFirst();
        long from = old.startsWith("old ") ? Long.parseLong(old.substring(4)) : -1;
        if (from < 0 || !old.equals("old " + from) || lines.size() > PROOF_LINES_MAX + 1) {
            throw new IllegalArgumentException("no old size, or too long a proof");
        }
        List<byte[]> proof = new ArrayList<>();
        lines.stream().skip(1).map(Base64.getDecoder()::decode).forEach(proof::add);
        return new Asked(from, proof, Note.of(body.substring(empty + 2)));
    }

    private static String nameOf(String origin) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(NoteKey.bytes(origin)));
    }
}
