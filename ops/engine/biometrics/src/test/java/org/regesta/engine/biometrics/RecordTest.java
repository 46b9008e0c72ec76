package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.FingerRecord.Compression;
import org.regesta.testkit.biometrics.GreyImage;

class RecordTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 21, 8, 30);
    private static final int IMAGE_LENGTH_AT = 58;

    private final SourceAfisBiometrics biometrics = new SourceAfisBiometrics();

    @ParameterizedTest
    @EnumSource(Compression.class)
    void what_was_written_is_read_pixel_by_pixel(Compression compression) {
        byte[] record = record(compression);

        IsoImage image = FingerImageRecord.read("it", record);

        assertThat(image.position()).isEqualTo(7);
        assertThat(image.dpi()).isEqualTo(500);
        assertThat(GreyPixels.decode("it", image).pixels()).isEqualTo(pixels());
        biometrics.check(finger(record));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void cut_anywhere_it_is_refused(Compression compression) {
        byte[] record = record(compression);
        for (int length = 1; length < record.length; length += length < 80 ? 1 : 53) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThatThrownBy(() -> biometrics.check(finger(cut)))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageStartingWith("Finger Left IndexFinger: ");
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void an_image_cut_inside_a_record_with_right_lengths_is_refused(Compression compression) {
        byte[] record = record(compression);
        for (int lost = 1; lost < record.length - 70; lost += 97) {
            byte[] cut = Arrays.copyOf(record, record.length - lost);
            for (int at : List.of(8, 16, IMAGE_LENGTH_AT)) {
                ByteBuffer.wrap(cut).putInt(at, ByteBuffer.wrap(cut).getInt(at) - lost);
            }
            assertThatThrownBy(() -> biometrics.check(finger(cut))).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void a_refusal_names_the_part_that_is_missing() {
        byte[] cut = Arrays.copyOf(record(Compression.RAW), 40);
        ByteBuffer.wrap(cut).putInt(8, 40).putInt(16, 24);

        assertThatThrownBy(() -> biometrics.check(finger(cut)))
                .hasMessage(
                        "Finger Left IndexFinger: cut short in finger position, 1 bytes are needed and 0 are there");
    }

    @Test
    void an_image_of_another_size_than_the_record_says_is_refused() {
        byte[] record = record(Compression.JPEG_2000);
        ByteBuffer.wrap(record).putShort(54, (short) 1_200);

        assertThatThrownBy(() -> biometrics.check(finger(record)))
                .hasMessageContaining("says an image of 1200 by 96 and holds one of 64 by 96");
    }

    @Test
    void an_image_larger_than_any_finger_is_refused_before_it_is_decoded() {
        byte[] record = record(Compression.PNG);
        ByteBuffer.wrap(record).putInt(62 + 16, 1_000_000_000);

        assertThatThrownBy(() -> biometrics.check(finger(record))).hasMessageContaining("up to 4096 are read");
    }

    @Test
    void a_code_stream_cut_into_more_tiles_than_any_is_refused_before_it_is_decoded() {
        byte[] record = record(Compression.JPEG_2000);
        int size = indexOf(record, 0xFF51);
        ByteBuffer.wrap(record).putInt(size + 22, 1).putInt(size + 26, 1);

        assertThatThrownBy(() -> biometrics.check(finger(record))).hasMessageContaining("tiles");
    }

    @Test
    void a_finger_larger_than_a_hand_is_refused() {
        byte[] record = record(Compression.RAW);
        for (int at : List.of(47, 49)) {
            ByteBuffer.wrap(record).putShort(at, (short) 100);
        }
        ByteBuffer.wrap(record).putShort(54, (short) 600);

        assertThatThrownBy(() -> biometrics.check(finger(record))).hasMessageContaining("more than 2.5 inches");
    }

    private static int indexOf(byte[] data, int marker) {
        ByteBuffer all = ByteBuffer.wrap(data);
        for (int at = 0; at < data.length - 1; at++) {
            if (Short.toUnsignedInt(all.getShort(at)) == marker) {
                return at;
            }
        }
        throw new AssertionError("no such marker");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_changed_byte_is_read_or_refused_and_nothing_else(Compression compression) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("-Dseed=" + seed);
        Random random = new Random(seed);
        byte[] record = record(compression);
        for (int round = 0; round < 400; round++) {
            byte[] changed = record.clone();
            changed[random.nextInt(round % 2 == 0 ? 120 : changed.length)] = (byte) random.nextInt(256);
            try {
                biometrics.check(finger(changed));
            } catch (Unreadable refused) {
                assertThat(refused).hasMessageStartingWith("Finger Left IndexFinger: ");
            }
        }
    }

    @Test
    void a_bare_image_is_taken_at_500_dpi_and_anything_else_is_refused() {
        byte[] png = new GreyImage(64, 96, 500, pixels()).png();
        assertThat(biometrics.extract(finger(png))).isNotEmpty();

        assertThatThrownBy(
                        () -> biometrics.extract(finger("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("neither a finger record nor an image");
        assertThatThrownBy(() -> biometrics.extract(finger(new byte[0]))).hasMessageContaining("empty");
        assertThatThrownBy(() -> biometrics.extract(new BiometricRecord("Face", "", false, 0, png)))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void bytes_that_are_no_template_are_refused() {
        byte[] template = biometrics.extract(finger(record(Compression.RAW)));

        assertThat(biometrics.probe(template).against(template)).isGreaterThanOrEqualTo(0);
        assertThatThrownBy(() -> biometrics.probe(new byte[] {1, 2, 3})).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> biometrics.probe(template).against(new byte[0]))
                .isInstanceOf(Unreadable.class);
    }

    private static BiometricRecord finger(byte[] data) {
        return new BiometricRecord("Finger", "Left IndexFinger", false, 80, data);
    }

    private static byte[] record(Compression compression) {
        GreyImage image = new GreyImage(64, 96, 500, pixels());
        return FingerRecord.write(Finger.LEFT_INDEX, image, 80, MORNING, compression);
    }

    /** Ridges of a sort: bent stripes. */
    private static byte[] pixels() {
        byte[] pixels = new byte[64 * 96];
        for (int at = 0; at < pixels.length; at++) {
            double x = at % 64;
            double y = at / 64.0;
            pixels[at] = (byte) (128 + 100 * Math.sin(0.7 * y + 3 * Math.sin(x / 20)));
        }
        return pixels;
    }
}
