package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;

/** What devices make and anybody can send: containers, records, and the images in them (F3). */
class FuzzTest {

    @Test
    void what_is_not_whole_is_refused_soon_and_within_little_memory() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Target.class, "jnbis", "jai-imageio", "caffeine", "slf4j-api")
                .runs(12_000)
                .run();

        assertThat(found.branches()).isGreaterThan(300);
    }

    /** Found by it: the decoder of JPEG 2000 answers some broken streams with a bare error. */
    @Test
    void a_bitstream_without_its_marker_is_unreadable() {
        byte[] image = Base64.getDecoder()
                .decode("AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAGAAAACAAAQcHAAAA"
                        + "AAAPY29scgEAAAAAABEAAACcanAyY/9P/1EAKQAAAAAAIAAAADAAAAAAAAAAAAAAACAAAAAYAAAAAAAAAAAA"
                        + "AQcBAf9SAAwEAAACAAUEBAAB/1wAE0BASEhQSEhQSEhQSEhQSEhQ/2QAIgABQ3JlYXRlZCBieTogSkoyMDAw"
                        + "IHZlcnNpb24gNC4x/5AACgAAAAAAHgAB/5PPtAgESICAgICAgICAgICA/9k=");

        assertThatThrownBy(() -> Target.check("Finger", image)).isInstanceOf(Unreadable.class);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final int HEADERS = 62; // of a finger's record

        private static final SourceAfisBiometrics BIOMETRICS = new SourceAfisBiometrics();

        static final Readers READERS = new Readers()
                .with("cbeff", Unreadable.class, BIOMETRICS::readCbeff, cbeff())
                .with("foreign cbeff", Unreadable.class, BIOMETRICS::readForeignCbeff, cbeff())
                .with("finger", Unreadable.class, bytes -> check("Finger", bytes), fingers())
                .with("face", Unreadable.class, bytes -> check("Face", bytes), face())
                .with("iris", Unreadable.class, bytes -> check("Iris", bytes), iris())
                .with("wsq", Unreadable.class, bytes -> Frame.of("it", ImageKind.WSQ, bytes), wsq())
                .with("jpeg", Unreadable.class, bytes -> Frame.of("it", ImageKind.JPEG, bytes), jpeg())
                .with("jpeg 2000", Unreadable.class, bytes -> Frame.of("it", ImageKind.JPEG_2000, bytes), jpeg2000())
                .with("png", Unreadable.class, bytes -> Frame.of("it", ImageKind.PNG, bytes), grey().png());

        private static void check(String type, byte[] bytes) {
            BIOMETRICS.check(new BiometricRecord(type, "Left Thumb", false, 80, bytes));
        }

        private static GreyImage grey() {
            byte[] pixels = new byte[32 * 24];
            Arrays.fill(pixels, (byte) 200);
            return new GreyImage(32, 24, 500, pixels);
        }

        /** One of each kind of image, bare ones too. */
        private static byte[][] fingers() {
            return Stream.concat(
                            Stream.of(FingerRecord.Compression.values()).map(Target::record),
                            Stream.of(grey().png(), jpeg2000(), jpeg(), wsq()))
                    .toArray(byte[][]::new);
        }

        private static byte[] cbeff() {
            return new CbeffWriter(Instant.EPOCH)
                    .finger(Finger.LEFT_THUMB, 80, new byte[] {1, 2, 3})
                    .missing(Finger.RIGHT_THUMB)
                    .face(70, new byte[] {1, 2, 3})
                    .xml();
        }

        private static byte[] face() {
            byte[] image = jpeg();
            return record("FAC\0" + "030\0", 2, 17 + 15 + 2 + 1 + 1 + 4 + 5 + 4, image, in -> in.put(new byte[17])
                    .put(new byte[1 + 1])
                    .putShort((short) 32)
                    .putShort((short) 24)
                    .put(new byte[5]));
        }

        private static byte[] iris() {
            return record("IIR\0" + "020\0", 1, 2 + 3 + 1 + 4 + 1 + 18 + 4, grey().png(), in -> in.put(new byte[4])
                    .put((byte) 14)
                    .put((byte) 0)
                    .putShort((short) 32)
                    .putShort((short) 24)
                    .put((byte) 8)
                    .put(new byte[18]));
        }

        /** The three records begin alike: format, length, how many, whether certified; then one capture. */
        private static byte[] record(String format, int kindBytes, int room, byte[] image, Consumer<ByteBuffer> about) {
            ByteBuffer in = ByteBuffer.allocate(200 + room + image.length);
            in.put(format.getBytes(StandardCharsets.ISO_8859_1)).putInt(0).putShort((short) 1);
            in.put((byte) 0).put(new byte[kindBytes]);
            int from = in.position();
            in.putInt(0).put(new byte[9 + 5 + 1]);
            about.accept(in);
            in.putInt(image.length).put(image);
            in.putInt(8, in.position()).putInt(from, in.position() - from);
            return Arrays.copyOf(in.array(), in.position());
        }

        private static byte[] jpeg2000() {
            byte[] record = record(FingerRecord.Compression.JPEG_2000);
            return Arrays.copyOfRange(record, HEADERS, record.length);
        }

        private static byte[] jpeg() {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_GRAY), "jpg", out);
                return out.toByteArray();
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
        }

        /** The frame of one: what is in it is no image. */
        private static byte[] wsq() {
            return HexFormat.of()
                    .parseHex("ffa0" + "ffa2" + "0011" + "ff00" + "0018" + "0020" + "00".repeat(9) + "ffa3" + "0003"
                            + "00" + "00".repeat(16) + "ffa1");
        }

        private static byte[] record(FingerRecord.Compression each) {
            return FingerRecord.write(Finger.LEFT_THUMB, grey(), 80, LocalDateTime.of(2026, 11, 21, 8, 30), each);
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
