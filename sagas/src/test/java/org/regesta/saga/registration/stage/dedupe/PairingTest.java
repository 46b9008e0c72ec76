package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.regesta.saga.registration.stage.dedupe.Pairing.Kind;
import org.regesta.saga.registration.stage.dedupe.Pairing.Pair;
import org.regesta.testkit.biometrics.Finger;

class PairingTest {

    private static final List<String> TEN =
            List.of(Finger.values()).stream().map(Finger::subtype).toList();

    @Test
    void every_finger_meets_its_namesake_its_neighbours_and_of_a_mistaken_hand_two_meet_their_own() {
        List<Pair> pairs = Pairing.of(TEN, TEN);
        assertThat(pairs.stream().filter(pair -> pair.kind() == Kind.NAMESAKE)).hasSize(10);
        assertThat(pairs)
                .hasSize(10 + 16 + 2)
                .contains(new Pair("Right Thumb", "Right IndexFinger", Kind.OTHER))
                .doesNotContain(new Pair("Right Thumb", "Right LittleFinger", Kind.OTHER));
        assertThat(pairs.stream().filter(pair -> !pair.ours()
                        .substring(0, 4)
                        .equals(pair.theirs().substring(0, 4))))
                .hasSize(2);
    }

    @Test
    void two_index_fingers_are_compared_as_named_and_once_across() {
        List<String> both = List.of("Right IndexFinger", "Left IndexFinger");
        assertThat(Pairing.of(both, both)).hasSize(3);
        assertThat(Pairing.of(both, both.subList(1, 2)))
                .containsExactly(
                        new Pair("Right IndexFinger", "Left IndexFinger", Kind.OTHER),
                        new Pair("Left IndexFinger", "Left IndexFinger", Kind.NAMESAKE));
    }

    @Test
    void a_finger_without_a_name_meets_all_and_one_taken_twice_counts_twice() {
        assertThat(Pairing.of(List.of("UNKNOWN"), TEN)).hasSize(10);
        assertThat(Pairing.of(List.of("Left Thumb", "Left Thumb 2"), List.of("Left Thumb")))
                .allMatch(pair -> pair.kind() == Kind.NAMESAKE)
                .hasSize(2);
    }
}
