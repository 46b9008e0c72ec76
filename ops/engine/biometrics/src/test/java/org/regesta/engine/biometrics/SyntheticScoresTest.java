package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.fingers.SyntheticFinger;
import org.regesta.testkit.fingers.SyntheticMinutiae;

/** Synthetic fingers stand in for people's: shown by what the matcher says of them, easy pairs and hard ones. */
class SyntheticScoresTest {

    private static final int FINGERS = 10;
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 21, 8, 30);
    private static final Map<String, UnaryOperator<Impression>> HARD = hard();

    private final SourceAfisBiometrics biometrics = new SourceAfisBiometrics();

    @Test
    void the_same_finger_is_told_from_every_other_and_from_its_lookalike() {
        List<SyntheticFinger> fingers = IntStream.range(0, FINGERS)
                .mapToObj(person -> SyntheticFinger.of(1_000 + person, Finger.RIGHT_INDEX))
                .toList();
        List<byte[]> enrolled = fingers.stream()
                .map(finger -> template(finger, Impression.good(1)))
                .toList();
        List<byte[]> again = fingers.stream()
                .map(finger -> template(finger, Impression.normal(2)))
                .toList();
        List<byte[]> lookalikes = fingers.stream()
                .map(finger -> template(finger.lookalike(9), Impression.normal(3)))
                .toList();

        List<Double> genuine = pairs(enrolled, again, true);
        List<Double> impostors = pairs(enrolled, again, false);
        List<Double> alike = pairs(enrolled, lookalikes, true);
        print("same finger, normal", genuine);
        print("other finger", impostors);
        print("other finger, same pattern", alike);
        HARD.forEach((name, how) -> print("same finger, " + name, hard(fingers, enrolled, how)));

        double threshold = biometrics.threshold();
        assertThat(genuine).hasSize(FINGERS).allMatch(score -> score >= threshold);
        assertThat(impostors).hasSize(FINGERS * (FINGERS - 1)).allMatch(score -> score < threshold);
        assertThat(alike).hasSize(FINGERS).allMatch(score -> score < threshold);
        scoresLikeImages(genuine, impostors);
    }

    /** Populations are of minutiae without images: the matcher must say of them what it says of images. */
    private void scoresLikeImages(List<Double> genuine, List<Double> impostors) {
        List<SyntheticFinger> fingers = IntStream.range(0, 60)
                .mapToObj(person -> SyntheticFinger.of(2_000 + person, Finger.RIGHT_INDEX))
                .toList();
        List<byte[]> enrolled = IntStream.range(0, fingers.size())
                .mapToObj(each -> SyntheticMinutiae.template(fingers.get(each), Impression.good(each)))
                .toList();
        List<byte[]> again = IntStream.range(0, fingers.size())
                .mapToObj(each -> SyntheticMinutiae.template(fingers.get(each), Impression.normal(each)))
                .toList();
        List<Double> same = pairs(enrolled, again, true);
        List<Double> other = pairs(enrolled, again, false);
        print("minutiae alone, same finger", same);
        print("minutiae alone, other finger", other);
        assertThat(at(same, 0.5)).isBetween(0.6 * at(genuine, 0.5), 1.6 * at(genuine, 0.5));
        assertThat(at(same, 0.1)).isBetween(0.5 * at(genuine, 0.1), 2 * at(genuine, 0.1));
        assertThat(at(other, 0.9)).isBetween(0.4 * at(impostors, 0.9), 2 * at(impostors, 0.9));
        assertThat(at(other, 1)).isLessThan(biometrics.threshold());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    private static Map<String, UnaryOperator<Impression>> hard() {
        Map<String, UnaryOperator<Impression>> hard = new LinkedHashMap<>();
        hard.put("turned 40 degrees", normal -> normal.rotated(40));
        hard.put("small overlap", normal -> normal.moved(75, 95).touching(0.5));
        hard.put("light pressure", normal -> normal.pressed(0.2));
        hard.put("pressed hard", normal -> normal.pressed(2));
        hard.put("dirty", normal -> normal.noisy(2.5));
        return hard;
    }

    private List<Double> hard(List<SyntheticFinger> fingers, List<byte[]> enrolled, UnaryOperator<Impression> how) {
        List<byte[]> taken = fingers.subList(0, FINGERS * 2 / 5).stream()
                .map(finger -> template(finger, how.apply(Impression.normal(4))))
                .toList();
        return pairs(enrolled.subList(0, taken.size()), taken, true);
    }

    private byte[] template(SyntheticFinger finger, Impression how) {
        byte[] iso = FingerRecord.write(Finger.RIGHT_INDEX, finger.impression(how), 80, MORNING);
        return biometrics.extract(new BiometricRecord("Finger", Finger.RIGHT_INDEX.subtype(), false, 80, iso));
    }

    private List<Double> pairs(List<byte[]> left, List<byte[]> right, boolean same) {
        List<Double> scores = new ArrayList<>();
        for (int l = 0; l < left.size(); l++) {
            var probe = biometrics.probe(left.get(l));
            for (int r = 0; r < right.size(); r++) {
                if ((l == r) == same) {
                    scores.add(probe.against(right.get(r)));
                }
            }
        }
        return scores.stream().sorted().toList();
    }

    private static void print(String what, List<Double> scores) {
        System.out.printf(
                "%-28s n %3d  least %6.1f  median %6.1f  most %6.1f%n",
                what, scores.size(), scores.getFirst(), scores.get(scores.size() / 2), scores.getLast());
    }
}
