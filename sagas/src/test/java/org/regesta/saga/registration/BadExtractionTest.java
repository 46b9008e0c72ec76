package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
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
 * Bad packets of extraction: whole records of whole images of which a country takes every one, for it grades none, and
 * in which there is no finger to be found. Each is extracted by the real matcher. None stops there, none is taken for
 * any other of them, and a real finger among them is found all the same.
 */
class BadExtractionTest {

    private static final int SIDE = 96;
    private static final GreyImage FINGER =
            SyntheticFinger.of(9, Finger.RIGHT_THUMB).impression(Impression.good(1));

    private final Random random = new Random(11);
    private final Lives lives = new Lives();
    private final BadLot lot = new BadLot(lives);
    private final Map<String, String> bad = new LinkedHashMap<>();
    private int sequence;

    @Test
    @BadPackets(stage = "18 extraction", rows = 13)
    void of_what_holds_no_finger_nobody_is_known_and_nobody_waits_for_ever(BadRows rows) {
        lives.durable.biometrics = new Extracting();
        bad("blank", drawn(SIDE, SIDE, 500, (x, y) -> 255));
        bad("black", drawn(SIDE, SIDE, 500, (x, y) -> 0));
        bad("a single ridge", drawn(SIDE, SIDE, 500, (x, y) -> Math.abs(y - 48) < 4 ? 0 : 255));
        bad("stripes", drawn(SIDE, SIDE, 500, (x, y) -> x / 4 % 2 * 255));
        bad("a shade", drawn(SIDE, SIDE, 500, (x, y) -> x * 255 / SIDE));
        bad("noise", drawn(SIDE, SIDE, 500, (x, y) -> random.nextInt(256)));
        bad("a bad sensor", drawn(SIDE, SIDE, 500, (x, y) -> 120 + random.nextInt(9)));
        bad("one point", drawn(1, 1, 500, (x, y) -> 0));
        bad("a row of points", drawn(SIDE, 1, 500, (x, y) -> x % 2 * 255));
        bad("too small", drawn(12, 12, 500, (x, y) -> x / 3 % 2 * 255));
        bad("half dark", drawn(SIDE, SIDE, 500, (x, y) -> y < 48 ? 0 : 255));
        bad("of the wrong scale", drawn(24, 24, 100, (x, y) -> (x + y) / 5 % 2 * 255));
        bad("another's finger in too little light", each(FINGER, grey -> grey / 64));
        String first = arrive(FINGER);
        lives.live(Lives.FOREVER);
        String again = arrive(each(FINGER, grey -> grey * 7 / 8 + 9)); // taken in other light
        lives.live(Lives.FOREVER);

        bad.forEach((rid, how) -> {
            assertThat(only(rid, EnrolledInGallery.class).matcherRelease())
                    .as(how)
                    .startsWith("sourceafis");
            assertThat(only(rid, BiometricsCompared.class).candidates()).as(how).isEmpty();
            assertThat(lot.life(rid).getLast()).as(how).isInstanceOf(RegistrationEvent.Finished.class);
            rows.ended(how);
        });
        assertThat(only(again, BiometricsCompared.class).candidates())
                .extracting(Candidate::registrationId)
                .containsExactly(first);
    }

    private void bad(String how, GreyImage image) {
        bad.put(arrive(image), how);
    }

    /** By whose name and date nobody would be taken for anybody. */
    private String arrive(GreyImage image) {
        sequence++;
        byte[] record = FingerRecord.write(
                Finger.RIGHT_THUMB,
                image,
                90,
                LocalDateTime.ofInstant(Applicants.MADE, ZoneOffset.UTC),
                FingerRecord.Compression.PNG);
        byte[] cbeff = new CbeffWriter(Applicants.MADE)
                .finger(Finger.RIGHT_THUMB, 90, record)
                .xml();
        String name = "%1$c%2$cro%1$c %2$cum%2$ci".formatted('B' + sequence % 17, 'D' + sequence / 2 % 19);
        String born = "19%02d/%02d/%02d".formatted(31 + sequence * 3 % 67, sequence % 12 + 1, 13 + sequence % 15);
        return lives.arrive(
                Process.NEW,
                Applicants.person(sequence, name, born, sequence % 2 == 0 ? "MLE" : "FLE", 1)
                        .with("postalCode", Integer.toString(20_000 + sequence))
                        .withBiometrics(Application.INDIVIDUAL_BIOMETRICS, cbeff));
    }

    private <E> E only(String rid, Class<E> type) {
        List<E> found =
                lot.life(rid).stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as(bad.getOrDefault(rid, rid)).hasSize(1);
        return found.getFirst();
    }

    private static GreyImage drawn(int width, int height, int dpi, IntBinaryOperator grey) {
        byte[] pixels = new byte[width * height];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) grey.applyAsInt(at % width, at / width);
        }
        return new GreyImage(width, height, dpi, pixels);
    }

    private static GreyImage each(GreyImage of, IntUnaryOperator grey) {
        byte[] pixels = of.pixels();
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) grey.applyAsInt(Byte.toUnsignedInt(pixels[at]));
        }
        return new GreyImage(of.width(), of.height(), of.dpi(), pixels);
    }

    /** Extracts and compares as the real matcher does, and believes what the device says of its images. */
    private static final class Extracting extends SameFingers {

        private final SourceAfisBiometrics real = new SourceAfisBiometrics();

        @Override
        public byte[] extract(BiometricRecord finger) {
            return real.extract(finger);
        }

        @Override
        public Probe probe(byte[] template) {
            return real.probe(template);
        }

        @Override
        public Candidate candidate(byte[] template) {
            return real.candidate(template);
        }

        @Override
        public String release() {
            return real.release();
        }
    }
}
