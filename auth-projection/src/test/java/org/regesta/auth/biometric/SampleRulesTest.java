package org.regesta.auth.biometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.auth.biometric.Modality.FACE;
import static org.regesta.auth.biometric.Modality.FINGER;
import static org.regesta.auth.biometric.Modality.IRIS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.command.authentication.api.AuthLimit;

class SampleRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LONG = AuthLimit.SAMPLES_APART.within().plusSeconds(1);

    private final List<Sample> samples = new ArrayList<>();
    private String before = SampleRules.CHAIN_START;

    private SampleRulesTest with(Modality modality, String subtype) {
        return with(modality, subtype, NOON, NOON);
    }

    private SampleRulesTest with(Modality modality, String subtype, Instant taken, Instant identified) {
        byte[] record = {(byte) samples.size()};
        before = SampleRules.chained(before, record);
        samples.add(new Sample(
                "id" + samples.size(),
                modality,
                subtype,
                record,
                before,
                taken,
                identified,
                new Sample.Device("1", "m", "m", "p", "p")));
        return this;
    }

    private List<AuthRefusal> reasons() {
        return SampleRules.judge(samples).stream().map(Reason::code).toList();
    }

    @Test
    void one_of_each_in_a_chain_is_fine() {
        assertThat(with(FINGER, "Left Thumb")
                        .with(IRIS, "Left")
                        .with(IRIS, "Right")
                        .with(FACE, "")
                        .reasons())
                .isEmpty();
    }

    @Test
    void there_are_only_so_many_of_a_kind() {
        Stream.iterate(0, i -> i + 1).limit(AuthLimit.FINGERS.most() + 1L).forEach(i -> with(FINGER, "finger " + i));
        with(IRIS, "Left")
                .with(IRIS, "Right")
                .with(IRIS, "UNKNOWN")
                .with(FACE, "")
                .with(FACE, "");
        assertThat(reasons())
                .containsExactly(AuthRefusal.FINGERS_TOO_MANY, AuthRefusal.IRISES_TOO_MANY, AuthRefusal.FACES_TOO_MANY);
    }

    @Test
    void no_finger_and_no_eye_twice() {
        with(FINGER, "Left Thumb").with(FINGER, "LEFT THUMB").with(IRIS, "Left").with(IRIS, "Left");
        assertThat(reasons()).containsExactly(AuthRefusal.FINGER_TWICE, AuthRefusal.IRIS_TWICE);
    }

    @Test
    void all_are_taken_together_and_by_devices_that_said_so_together() {
        assertThat(with(FACE, "").with(IRIS, "Left", NOON.plus(LONG), NOON).reasons())
                .containsExactly(AuthRefusal.SAMPLES_APART);
        samples.clear();
        before = SampleRules.CHAIN_START;
        assertThat(with(FACE, "").with(IRIS, "Left", NOON, NOON.minus(LONG)).reasons())
                .containsExactly(AuthRefusal.DIGITAL_IDS_APART);
    }
}
