package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.same;
import static org.regesta.testkit.fuzz.Readers.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Refusal;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;

/** What the notary and the witness read that others wrote (F3). */
class FuzzTest {

    @Test
    void what_is_none_is_refused_and_what_is_reads_as_it_was_written() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Target.class, "slf4j-api", "bcp").run();

        assertThat(found.branches()).isGreaterThan(100);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final NoteSigner LOG = new NoteSigner("example.org/log", new byte[32]);
        private static final Checkpoint FIRST = new Checkpoint("example.org/log", 1, new byte[32]);
        private static final String NOTE = new Note(FIRST.text(), List.of(LOG.sign(FIRST.text()))).written();
        private static final String HASH = Base64.getEncoder().encodeToString(new byte[32]) + "\n";

        static final Readers READERS = new Readers()
                .with("note", IllegalArgumentException.class, Target::note, bytes(NOTE))
                .with(
                        "key",
                        IllegalArgumentException.class,
                        Target::key,
                        bytes(LOG.key().vkey()))
                .with(
                        "tile",
                        Refusal.class,
                        bytes ->
                                same("tile/" + text(bytes), Tile.of(text(bytes)).path()),
                        bytes("0/x001/x234/067.p/1"),
                        bytes("entries/000"))
                .with(
                        "witness",
                        Set.of(),
                        Target.witness()::add,
                        bytes("old 0\n\n" + NOTE),
                        bytes("old 1\n" + HASH + "\n" + NOTE));

        private static void note(byte[] bytes) {
            Note note = Note.of(text(bytes));
            same(text(bytes), note.written());
            Checkpoint checkpoint = Checkpoint.of(note);
            same(checkpoint, Checkpoint.of(new Note(checkpoint.text(), note.signatures())));
            LOG.key().cosigned(note);
            LOG.key().signed(note);
        }

        private static void key(byte[] bytes) {
            NoteKey key = NoteKey.of(text(bytes));
            same(key, NoteKey.of(key.cosignerVkey()));
        }

        private static Asked witness() {
            try {
                Path folder = Files.createTempDirectory("regesta-fuzz-witness-");
                folder.toFile().deleteOnExit();
                return new Asked(new Witness(
                        folder, new NoteSigner("witness", new byte[32]), List.of(LOG.key()), Clock.systemUTC()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** It answers whatever comes. */
        private record Asked(Witness witness) {
            void add(byte[] bytes) {
                witness.add(text(bytes));
            }
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
