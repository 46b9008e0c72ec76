package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.InformationAsked;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.ports.Recorded;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.fingers.SyntheticFinger;
import org.regesta.testkit.packet.Application;

/**
 * Bad packets of the grading of images: all are whole records of a whole image, praised with 100 by the device that
 * took them, and there is no finger to be known by in them. Each is graded by what is seen, and paused until better
 * ones come; a good one beside them goes on.
 */
class BadImagesTest {

    private static final int SIDE = 200;

    private final Random random = new Random(11);
    private final Lives lives = new Lives();
    private final Map<String, String> paused = new LinkedHashMap<>();
    private int sequence;

    @Test
    @BadPackets(stage = "10 quality", rows = 11)
    void no_device_passes_an_image_by_praising_it(BadRows rows) {
        lives.durable.biometrics = new Seeing();
        GreyImage finger = SyntheticFinger.of(9, Finger.RIGHT_THUMB).impression(Impression.good(1));
        bad("blank", drawn((x, y) -> 255));
        bad("black", drawn((x, y) -> 0));
        bad("noise", drawn((x, y) -> random.nextInt(256)));
        bad("a shade", drawn((x, y) -> x * 255 / SIDE));
        bad("stripes", drawn((x, y) -> x / 4 % 2 * 255));
        bad("slanted stripes", drawn((x, y) -> (x + y) / 5 % 2 * 255));
        bad("a chessboard", drawn((x, y) -> (x / 8 + y / 8) % 2 * 255));
        bad("bars", drawn((x, y) -> x / 50 % 2 * 255));
        bad("a sensor's own noise", drawn((x, y) -> 120 + random.nextInt(9)));
        bad(
                "one bright spot",
                drawn((x, y) -> Math.max(0, 255 - 2 * ((x - 100) * (x - 100) + (y - 100) * (y - 100)) / 50)));
        bad("a finger in too little light", each(finger, grey -> grey / 24));
        String good = arrive(finger, 100);
        String modest = arrive(finger, 12); // it says so of the same image
        lives.live(Lives.FOREVER);
        paused.forEach((rid, how) -> {
            assertThat(graded(rid).quality().get("Right Thumb")).as(how).isLessThan(30);
            assertThat(graded(rid).poor()).as(how).containsExactly("Right Thumb");
            assertThat(lives.durable.town.newest(rid)).as(how).isInstanceOf(InformationAsked.class);
            rows.ended(how);
        });
        assertThat(graded(good).poor()).isEmpty();
        assertThat(graded(modest).quality()).containsEntry("Right Thumb", 12);
        assertThat(lives.durable.town.newest(modest)).isInstanceOf(InformationAsked.class);
    }

    private void bad(String how, GreyImage image) {
        paused.put(arrive(image, 100), how);
    }

    private String arrive(GreyImage image, int said) {
        sequence++;
        byte[] record = FingerRecord.write(
                Finger.RIGHT_THUMB,
                image,
                said,
                LocalDateTime.ofInstant(Applicants.MADE, ZoneOffset.UTC),
                FingerRecord.Compression.PNG);
        byte[] cbeff = new CbeffWriter(Applicants.MADE)
                .finger(Finger.RIGHT_THUMB, said, record)
                .xml();
        String name = "Nobody " + (char) ('A' + sequence) + "o" + (char) ('M' - sequence % 12) + "a";
        String born = "19%02d/%02d/%02d".formatted(40 + 4 * sequence, sequence % 12 + 1, 27 - sequence);
        return lives.arrive(
                Process.NEW,
                Applicants.person(sequence, name, born, "FLE", 1)
                        .withBiometrics(Application.INDIVIDUAL_BIOMETRICS, cbeff));
    }

    private QualityGraded graded(String rid) {
        return lives.durable.town.ledger.stream(Book.REGISTRY, "registration:" + rid).stream()
                .map(Recorded::payload)
                .filter(QualityGraded.class::isInstance)
                .map(QualityGraded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static GreyImage drawn(IntBinaryOperator grey) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) grey.applyAsInt(at % SIDE, at / SIDE);
        }
        return new GreyImage(SIDE, SIDE, 500, pixels);
    }

    private static GreyImage each(GreyImage of, IntUnaryOperator grey) {
        byte[] pixels = of.pixels();
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) grey.applyAsInt(Byte.toUnsignedInt(pixels[at]));
        }
        return new GreyImage(of.width(), of.height(), of.dpi(), pixels);
    }

    /** Looks at images as the real matcher does. */
    private static final class Seeing extends SameFingers {

        private final SourceAfisBiometrics real = new SourceAfisBiometrics();

        @Override
        public OptionalInt quality(BiometricRecord found) {
            return real.quality(found);
        }
    }
}
