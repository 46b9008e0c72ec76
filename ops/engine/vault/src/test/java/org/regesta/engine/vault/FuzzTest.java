package org.regesta.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.same;
import static org.regesta.testkit.fuzz.Readers.text;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.engine.vault.KeyRecord.Placed;
import org.regesta.events.Sealed;
import org.regesta.ports.Vault;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;

/** The vault's own files, and the seals that stand in events (F3). */
class FuzzTest {

    @Test
    void what_is_not_as_it_was_written_is_refused() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Target.class, "slf4j-api", "bcp").run();

        assertThat(found.branches()).isGreaterThan(100);
    }

    /** Found by it: such a name was no number's, and would have ended the start without a word of the vault. */
    @ParameterizedTest
    @ValueSource(strings = {"subject-1\n;2\nr", "subject-1\n1\nr", "subject-1\n02\nr", "subject-1\n9999999999\nr"})
    void a_name_that_is_no_generations_is_none(String name) {
        assertThat(GenerationName.parse(name)).isEmpty();
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final RecordingHouseKey HOUSE = new RecordingHouseKey();
        private static final LogHeader HEADER = LogHeader.first(HOUSE);
        private static final Frames FRAMES = new Frames(HEADER.logKey());
        private static final List<KeyRecord> RECORDS = List.of(
                new KeyRecord.SecretMade("use", new byte[40]),
                new KeyRecord.KeyMade("subject-1", new byte[40]),
                new KeyRecord.KeyMade(new GenerationName("subject-1", 2, "r").text(), new byte[40]),
                new KeyRecord.Linked("registration", "subject-1"),
                new KeyRecord.Shredded("subject-1"),
                new KeyRecord.Carried(5),
                new KeyRecord.Closed());

        static final Readers READERS = new Readers()
                .with("records", BufferUnderflowException.class, Target::records, payload())
                .with("log", VaultRefused.class, Target::log, whole())
                .with("frame", VaultRefused.class, Target::frame, payload())
                .with("seal", Vault.SealBroken.class, Target::seal, new byte[] {1}, new byte[] {2, 0, 0, 0, 2})
                .with("generation", Set.of(), Target::generation, bytes("subject-1\n2\nr"));

        private static byte[] payload() {
            Fields payload = new Fields();
            Fields keys = new Fields();
            RECORDS.forEach(record -> record.encode(payload, keys));
            return Fields.of(payload.toBytes(), keys.toBytes());
        }

        private static byte[] whole() {
            byte[] header = FRAMES.header(HEADER);
            return Fields.join(header, FRAMES.frame(header.length, RECORDS));
        }

        private static void records(byte[] bytes) {
            ByteBuffer both = ByteBuffer.wrap(bytes);
            ByteBuffer payload = ByteBuffer.wrap(Fields.blob(both));
            ByteBuffer keys = ByteBuffer.wrap(Fields.blob(both));
            List<KeyRecord> read = new ArrayList<>();
            while (payload.hasRemaining()) {
                Placed placed = KeyRecord.decode(payload, keys, 0);
                read.add(placed.record());
            }
            Fields again = new Fields();
            read.forEach(record -> record.encode(again, new Fields()));
        }

        /** Bytes that nobody with the log's key wrote, behind a header that somebody with it did. */
        private static void log(byte[] bytes) throws IOException {
            read(Fields.join(FRAMES.header(HEADER), bytes));
            read(bytes);
        }

        /** A frame whose tag is right, whatever stands in it. */
        private static void frame(byte[] bytes) throws IOException {
            byte[] header = FRAMES.header(HEADER);
            List<KeyRecord> records = List.of(new KeyRecord.KeyMade(text(bytes), bytes));
            read(Fields.join(header, FRAMES.frame(header.length, records)));
        }

        private static void read(byte[] log) throws IOException {
            SimulatedDisk disk = new SimulatedDisk();
            disk.with(KeyLog.FILE, log);
            LogReader.read(disk, KeyLog.FILE, HOUSE, placed -> {});
        }

        private static void seal(byte[] bytes) {
            if (bytes.length == 0) {
                return; // no event holds a seal of nothing
            }
            String ciphertext = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            AttributeSeals.generation(new Sealed("subject-1", ciphertext, "00".repeat(32)));
            AttributeSeals.open(new byte[32], "fullName", new Sealed("subject-1", ciphertext, "00".repeat(32)));
        }

        private static void generation(byte[] bytes) {
            String name = text(bytes);
            GenerationName.parse(name).ifPresent(read -> same(name, read.text()));
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
