package org.regesta.saga.registration.stage.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.regesta.saga.registration.stage.abroad.FuzzedAnswers;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;

/** What machines in the field upload and matchers answer, bent until every branch was met (F3). */
class FuzzTest {

    @Test
    void what_is_not_whole_is_a_fault_and_nothing_gets_out() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Target.class, "jackson-", "nimbus-", "bc", "slf4j-api")
                .runs(20_000)
                .run();

        assertThat(found.branches()).isGreaterThan(100);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final byte[] META =
                bytes("{\"identity\":{\"hashSequence1\":[{\"label\":\"a\",\"value\":[\"ID\"]}"
                        + "],\"hashSequence2\":[{\"label\":\"b\",\"value\":[]}]}}");
        private static final byte[] INNER = zip(Map.of(
                Part.ID,
                bytes("{\"identity\":{}}"),
                Part.META,
                META,
                Part.DATA_HASH,
                bytes("00"),
                Part.OPERATIONS_HASH,
                bytes("00")));

        static final Readers READERS = FuzzedAnswers.in(new Readers()
                .with("packet", Set.of(), bytes -> unpack(bytes, Archive.PACKET), zip(Map.of("a/b/c.zip", INNER)))
                .with("part", Set.of(), Target::part, INNER)
                .with("list of a zip", Set.of(), CentralDirectory::names, INNER)
                .with(
                        "device's signature",
                        Set.of(),
                        bytes -> new DeviceSignatures(null).signers(text(bytes)),
                        bytes("eyJhbGciOiJSUzI1NiIsIng1YyI6WyJBQUFBIl19.e30.AAAA")));

        private static Map<String, byte[]> unpack(byte[] zip, Archive.Bounds bounds) {
            return Archive.unpack(zip, bounds, "packet", new Faults());
        }

        private static void part(byte[] zip) {
            Faults faults = new Faults();
            Part part = new Part("id", zip, Optional.empty(), unpack(zip, Archive.PART));
            part.check(faults);
            new HashCheck(part, faults).run();
            new Unsealing(List.of(), Optional.empty(), faults).packet(zip);
        }

        private static byte[] zip(Map<String, byte[]> files) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                    ZipEntry entry = new ZipEntry(file.getKey());
                    entry.setTimeLocal(LocalDateTime.of(2026, 11, 21, 8, 30)); // not now: inputs are to be the same
                    zip.putNextEntry(entry);
                    zip.write(file.getValue());
                }
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            return bytes.toByteArray();
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
