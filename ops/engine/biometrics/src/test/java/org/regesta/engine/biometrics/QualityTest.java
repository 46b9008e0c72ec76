package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.fingers.SyntheticFinger;

/** Images that a device may praise as it likes. */
class QualityTest {

    private static final int SIDE = 320;
    private static final int PEOPLE = Boolean.getBoolean("soak") ? 6 : 2;
    static final GreyImage GOOD = SyntheticFinger.of(42, Finger.RIGHT_INDEX).impression(Impression.good(1));

    private final SourceAfisBiometrics biometrics = new SourceAfisBiometrics();

    @Test
    void a_good_finger_is_good() {
        assertThat(seen(GOOD)).isGreaterThan(55);
        for (int person = 0; person < PEOPLE; person++) {
            SyntheticFinger finger = SyntheticFinger.of(300 + person, Finger.LEFT_INDEX);
            assertThat(seen(finger.impression(Impression.normal(person)))).isGreaterThan(40);
        }
    }

    /** Ten that are no finger to know anybody by, each praised with the highest grade. */
    @Test
    void what_shows_no_ridges_is_poor_whatever_is_said_of_it() {
        Random random = new Random(7);
        assertThat(seen(drawn((x, y) -> 255))).as("blank").isZero();
        assertThat(seen(drawn((x, y) -> 0))).as("black").isZero();
        assertThat(seen(drawn((x, y) -> random.nextInt(256)))).as("noise").isLessThan(10);
        assertThat(seen(drawn((x, y) -> x * 255 / SIDE))).as("a shade").isLessThan(10);
        assertThat(seen(drawn((x, y) -> x / 4 % 2 * 255))).as("stripes").isLessThan(10);
        assertThat(seen(drawn((x, y) -> (x + y) / 5 % 2 * 255)))
                .as("slanted stripes")
                .isLessThan(10);
        assertThat(seen(drawn((x, y) -> (x / 8 + y / 8) % 2 * 255)))
                .as("a chessboard")
                .isLessThan(20);
        assertThat(seen(drawn((x, y) -> x / 80 % 2 * 255))).as("bars").isLessThan(10);
        assertThat(seen(drawn((x, y) -> 120 + random.nextInt(9))))
                .as("a bad sensor")
                .isZero();
        assertThat(seen(smudged(GOOD, 9))).as("smudged").isLessThan(30);
        assertThat(seen(part(GOOD, 6))).as("a corner of a finger").isLessThan(30);
    }

    @Test
    void worse_images_of_one_finger_are_graded_lower() {
        int good = seen(GOOD);
        int noisy = seen(noisy(GOOD, 60));
        int noisier = seen(noisy(GOOD, 140));
        assertThat(noisy).isLessThan(good);
        assertThat(noisier).isLessThan(noisy);
        assertThat(seen(smudged(GOOD, 4))).isLessThan(good);
        assertThat(seen(part(GOOD, 3))).isLessThan(good);
    }

    @Test
    void the_lesser_of_what_is_said_and_what_is_seen_counts() {
        assertThat(biometrics.quality(finger(GOOD, 12))).hasValue(12);
        assertThat(biometrics.quality(finger(GOOD, 100)).orElseThrow()).isLessThanOrEqualTo(100);
        assertThat(biometrics.quality(finger(drawn((x, y) -> 9), 0))).hasValue(0);
        assertThat(biometrics.quality(new BiometricRecord("Face", "", false, 70, new byte[9])))
                .hasValue(70);
        assertThat(biometrics.quality(new BiometricRecord("Iris", "Left", false, 0, new byte[9])))
                .isEmpty();
        assertThatThrownBy(() -> biometrics.quality(new BiometricRecord("Finger", "", false, 99, new byte[9])))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe.png", "matching.png", "nonmatching.png", "wsq-original.wsq"})
    @Needs("shared")
    void fingers_of_people_are_good(String file) throws IOException {
        byte[] image = Files.readAllBytes(Shared.data("fingerprints/" + file));
        assertThat(biometrics
                        .quality(new BiometricRecord("Finger", "", false, 0, image))
                        .orElseThrow())
                .isGreaterThan(30);
    }

    /** Decoded once and looked at three times: as the matcher itself would have decoded it. */
    @ParameterizedTest
    @ValueSource(strings = {"probe.png", "wsq-original.wsq"})
    @Needs("shared")
    void a_finger_is_extracted_as_the_matcher_itself_reads_it(String file) throws IOException {
        byte[] image = Files.readAllBytes(Shared.data("fingerprints/" + file));
        BiometricRecord finger = new BiometricRecord("Finger", "", false, 0, image);
        biometrics.check(finger);
        biometrics.quality(finger);
        byte[] itself = new FingerprintTemplate(new FingerprintImage(image)).toByteArray();
        assertThat(biometrics.extract(finger)).isEqualTo(itself);
        assertThat(biometrics.extract(finger)).isEqualTo(itself);
    }

    private int seen(GreyImage image) {
        return biometrics.quality(finger(image, 100)).orElseThrow();
    }

    private static BiometricRecord finger(GreyImage image, int said) {
        return new BiometricRecord("Finger", "Right IndexFinger", false, said, image.png());
    }

    private static GreyImage drawn(IntBinaryOperator grey) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) grey.applyAsInt(at % SIDE, at / SIDE);
        }
        return new GreyImage(SIDE, SIDE, 500, pixels);
    }

    private static GreyImage noisy(GreyImage of, int most) {
        Random random = new Random(3);
        byte[] pixels = of.pixels();
        for (int at = 0; at < pixels.length; at++) {
            int grey = Byte.toUnsignedInt(pixels[at]) + random.nextInt(2 * most + 1) - most;
            pixels[at] = (byte) Math.clamp(grey, 0, 255);
        }
        return new GreyImage(of.width(), of.height(), of.dpi(), pixels);
    }

    /** Every pixel the mean of those around it. */
    private static GreyImage smudged(GreyImage of, int reach) {
        byte[] from = of.pixels();
        byte[] pixels = new byte[from.length];
        for (int y = 0; y < of.height(); y++) {
            for (int x = 0; x < of.width(); x++) {
                int sum = 0;
                int count = 0;
                for (int row = Math.max(0, y - reach); row <= Math.min(of.height() - 1, y + reach); row++) {
                    for (int column = Math.max(0, x - reach); column <= Math.min(of.width() - 1, x + reach); column++) {
                        sum += Byte.toUnsignedInt(from[row * of.width() + column]);
                        count++;
                    }
                }
                pixels[y * of.width() + x] = (byte) (sum / count);
            }
        }
        return new GreyImage(of.width(), of.height(), of.dpi(), pixels);
    }

    /** The middle, of one so-many-th in width and height, on white. */
    private static GreyImage part(GreyImage of, int share) {
        byte[] pixels = of.pixels();
        for (int at = 0; at < pixels.length; at++) {
            int x = Math.abs(at % of.width() * 2 - of.width());
            int y = Math.abs(at / of.width() * 2 - of.height());
            if (x > of.width() / share || y > of.height() / share) {
                pixels[at] = (byte) 255;
            }
        }
        return new GreyImage(of.width(), of.height(), of.dpi(), pixels);
    }
}
