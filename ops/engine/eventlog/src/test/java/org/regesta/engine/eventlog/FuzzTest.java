package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.fuzz.Readers.same;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;

/** The reader of events: leaves, and the payload in them by type and revision (F3). */
class FuzzTest {

    @Test
    void what_is_no_leaf_or_event_is_refused_and_what_is_reads_as_it_was_written() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Target.class, "axon-", "jackson-", "slf4j-api", "rocksdbjni")
                .runs(20_000)
                .run();

        assertThat(found.branches()).isGreaterThan(500);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final LedgerSerializer SERIALIZER = new LedgerSerializer();
        private static final Messages MESSAGES = new Messages(SERIALIZER);
        private static final Readers READERS = readers(seeds());

        private static Readers readers(byte[]... leaves) {
            return new Readers()
                    .with("leaf", IllegalArgumentException.class, Target::leaf, leaves)
                    .with(
                            "event",
                            Set.of(IllegalArgumentException.class, SerializationException.class),
                            Target::event,
                            leaves);
        }

        /** A frozen event of every revision that ever was, in a leaf. */
        private static byte[][] seeds() {
            Path history = Path.of("../../../events-schema/src/test/resources/history");
            try (Stream<Path> files = Files.list(history)) {
                return files.sorted().map(Target::frozen).toArray(byte[][]::new);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static byte[] frozen(Path frozen) {
            String name = frozen.getFileName().toString();
            int dash = name.lastIndexOf('-');
            try {
                return Leaf.encode(new Envelope(
                        Book.REGISTRY,
                        7,
                        "id",
                        name.substring(0, dash),
                        name.substring(dash + 1, name.length() - ".json".length()),
                        Optional.of(new Envelope.Place("identity:1", 0)),
                        1,
                        Files.readString(frozen).strip().getBytes(StandardCharsets.UTF_8),
                        new TreeMap<>(Map.of("actor", "officer"))));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void leaf(byte[] bytes) {
            same(ByteBuffer.wrap(bytes), ByteBuffer.wrap(Leaf.encode(Leaf.decode(bytes))));
        }

        /** What was read is written as what reads the same. */
        private static void event(byte[] bytes) {
            Object event = MESSAGES.tracked(bytes).getPayload();
            byte[] written = SERIALIZER.serialize(event, byte[].class).getData();
            Object again = SERIALIZER.deserialize(
                    new SimpleSerializedObject<>(written, byte[].class, SERIALIZER.typeForClass(event.getClass())));
            same(event, again);
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
