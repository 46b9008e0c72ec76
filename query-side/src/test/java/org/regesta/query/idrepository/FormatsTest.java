package org.regesta.query.idrepository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Refusal;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;

/** In which forms a house gives templates, and that it never gives another one than was asked for. */
class FormatsTest {

    private static final Biometrics FINGERS_ALONE = new Matcher(Set.of("Finger"));
    private static final Biometrics FACES_TOO = new Matcher(Set.of("Finger", "Face"));

    private static final byte[] CBEFF = new CbeffWriter(Instant.EPOCH)
            .finger(Finger.LEFT_INDEX, 80, "a finger".getBytes(UTF_8))
            .iris("Left", 70, "an iris".getBytes(UTF_8))
            .face(90, "a face".getBytes(UTF_8))
            .xml();

    @Test
    void a_face_is_extracted_where_a_model_of_faces_is_configured_and_refused_where_none_is() {
        assertThatCode(() -> formats(null, null, "ONNX").possible(FACES_TOO)).doesNotThrowAnyException();
        refused(formats(null, null, "onnx"), FINGERS_ALONE);
        refused(formats(null, null, "sourceafis"), FACES_TOO);
    }

    @Test
    void what_no_matcher_of_this_house_reads_is_refused_whatever_else_is_asked_for() {
        assertThatCode(() -> formats("SourceAFIS", null, null).possible(FINGERS_ALONE))
                .doesNotThrowAnyException();
        refused(formats("ISO19794_2", null, null), FACES_TOO);
        refused(formats(null, "sourceafis", null), FACES_TOO);
        refused(formats("sourceafis", "onnx", "onnx"), FACES_TOO);
    }

    @Test
    void templates_stand_in_place_of_the_images_that_are_asked_for_and_the_others_stay() {
        String faces = with(formats(null, null, "onnx"));
        assertThat(faces).contains("ONNX", text("template of Face"), text("a finger"), text("an iris"));
        assertThat(faces).doesNotContain(text("a face"), "SourceAFIS");
        String both = with(formats("sourceafis", null, "onnx"));
        assertThat(both).contains("ONNX", "SourceAFIS", text("template of Face"), text("template of Finger"));
        assertThat(both).doesNotContain(text("a face"), text("a finger")).contains(text("an iris"));
    }

    @Test
    void no_face_of_which_a_template_can_be_taken_is_told_and_not_left_out() {
        Formats formats = formats("sourceafis", null, "onnx");
        assertThatThrownBy(() -> CbeffTemplates.of(
                        CBEFF,
                        formats.templates(),
                        one -> one.type().equals("Face") ? Optional.empty() : Optional.of(one.data())))
                .isInstanceOfSatisfying(
                        Refusal.class, why -> assertThat(why.code()).isEqualTo(ExtractionRefusal.NOTHING_EXTRACTED));
    }

    private static String with(Formats formats) {
        return new String(
                CbeffTemplates.of(
                        CBEFF, formats.templates(), one -> Optional.of(("template of " + one.type()).getBytes(UTF_8))),
                UTF_8);
    }

    private static String text(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(UTF_8));
    }

    private static void refused(Formats formats, Biometrics by) {
        assertThatThrownBy(() -> formats.possible(by))
                .isInstanceOfSatisfying(
                        Refusal.class, why -> assertThat(why.code()).isEqualTo(ExtractionRefusal.NOTHING_EXTRACTED));
    }

    private static Formats formats(@Nullable String finger, @Nullable String iris, @Nullable String face) {
        return new Formats(finger, iris, face);
    }

    private record Matcher(Set<String> compared) implements Biometrics {
        @Override
        public boolean compares(String type) {
            return compared.contains(type);
        }

        @Override
        public List<BiometricRecord> readCbeff(byte[] xml) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] extract(BiometricRecord one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check(BiometricRecord one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Probe probe(byte[] template) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double threshold() {
            return 0;
        }

        @Override
        public String release() {
            return "none";
        }
    }
}
