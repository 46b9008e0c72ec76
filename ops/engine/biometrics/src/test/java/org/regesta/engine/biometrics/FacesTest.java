package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.ports.Misconfigured;
import org.regesta.testkit.biometrics.PatchFace;
import org.regesta.testkit.biometrics.TinyModel;

/** Faces by a model: a tiny real one, which sees what is light and what is dark. */
class FacesTest {

    private static final double SAME = 0.8;

    @TempDir
    private Path folder;

    private Biometrics biometrics;

    @BeforeEach
    void a_model_is_configured() throws IOException {
        biometrics = with(TinyModel.of(-1, 3, 32, 32));
    }

    @Test
    void a_face_taken_again_is_like_itself_and_like_no_other() {
        List<byte[]> once =
                List.of(PatchFace.of(1, 0), PatchFace.of(2, 0), PatchFace.of(3, 0), PatchFace.of(4, 0)).stream()
                        .map(this::extracted)
                        .toList();
        for (int person = 0; person < once.size(); person++) {
            byte[] again = extracted(PatchFace.of(person + 1, 24));
            for (int other = 0; other < once.size(); other++) {
                double score = biometrics.probe(again).against(biometrics.candidate(once.get(other)));
                assertThat(score >= biometrics.threshold())
                        .as("%d and %d: %f", person, other, score)
                        .isEqualTo(person == other);
            }
        }
    }

    @Test
    void the_same_picture_scores_by_the_cosine_on_the_fingers_scale() {
        byte[] one = extracted(PatchFace.of(1, 0));
        assertThat(biometrics.probe(one).against(one)).isBetween(40 / SAME - 0.01, 40 / SAME + 0.01);
    }

    @Test
    void a_face_is_no_finger_and_a_finger_stays_what_it_was() {
        byte[] finger =
                biometrics.extract(new BiometricRecord("Finger", "Right Thumb", false, 90, QualityTest.GOOD.png()));
        byte[] face = extracted(PatchFace.of(1, 0));
        assertThat(biometrics.probe(face).against(finger)).isZero();
        assertThat(biometrics.probe(finger).against(biometrics.candidate(face))).isZero();
        assertThat(biometrics.probe(finger).against(biometrics.candidate(finger)))
                .isGreaterThan(biometrics.threshold());
        assertThat(biometrics.compares("Face")).isTrue();
        assertThat(biometrics.compares("Iris")).isFalse();
        assertThat(new SourceAfisBiometrics().compares("Face")).isFalse();
    }

    @Test
    void models_of_either_order_of_channels_and_of_grey_pictures_are_taken() throws IOException {
        for (long[] shape : new long[][] {{1, 3, 16, 24}, {1, 16, 24, 3}, {1, 1, 16, 16}, {-1, 16, 16, 1}}) {
            boolean last = shape[1] > 3;
            Biometrics other = with(last ? TinyModel.of("Identity", 1, shape) : TinyModel.of(shape));
            byte[] one = other.extract(record(PatchFace.of(1, 0)));
            assertThat(other.probe(one).against(one)).isGreaterThan(other.threshold());
            assertThat(other.probe(one).against(extracted(PatchFace.of(1, 0))))
                    .as("of another model")
                    .isZero();
        }
    }

    @Test
    void what_is_no_model_of_faces_is_refused_at_the_start() throws IOException {
        assertThatThrownBy(() -> FacesToo.beside(new SourceAfisBiometrics(), folder.resolve("none.onnx"), SAME))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("none.onnx");
        byte[] good = TinyModel.of(1, 3, 32, 32);
        for (byte[] bad : List.of(
                new byte[0],
                "a model".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(good, good.length / 2),
                TinyModel.of(1, 3, 32),
                TinyModel.of(2, 3, 32, 32),
                TinyModel.of(1, 3, -1, -1),
                TinyModel.of(1, 5, 32, 32),
                TinyModel.of(1, 3, 4_096, 4_096),
                TinyModel.of("NoSuchOperator", 1, 1, 3, 32, 32),
                TinyModel.ofWholeNumbers(1, 3, 32, 32))) {
            assertThatThrownBy(() -> with(bad)).isInstanceOf(Misconfigured.class);
        }
        assertThatThrownBy(() -> FacesToo.beside(new SourceAfisBiometrics(), file(good), 0))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_broken_face_is_unreadable_and_a_finding_names_the_model() throws IOException {
        byte[] whole = PatchFace.of(1, 0);
        byte[] cut = Arrays.copyOf(whole, whole.length - 9);
        assertThatThrownBy(() -> extracted(cut)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> extracted(new byte[0])).isInstanceOf(Unreadable.class);
        assertThat(biometrics.release()).startsWith("sourceafis-").contains("+onnx-");
        assertThat(with(TinyModel.of(1, 3, 64, 64)).release()).isNotEqualTo(biometrics.release());
    }

    private byte[] extracted(byte[] face) {
        return biometrics.extract(record(face));
    }

    private static BiometricRecord record(byte[] face) {
        return new BiometricRecord("Face", "", false, 80, face);
    }

    private Biometrics with(byte[] model) throws IOException {
        return FacesToo.beside(new SourceAfisBiometrics(), file(model), SAME);
    }

    private Path file(byte[] model) throws IOException {
        return Files.write(folder.resolve("model-" + model.length + ".onnx"), model);
    }
}
