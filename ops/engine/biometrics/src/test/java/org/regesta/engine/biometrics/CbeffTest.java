package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;

class CbeffTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");
    private static final byte[] DATA = {(byte) 0xFB, (byte) 0xEF, (byte) 0xFF, 1, 2};
    private static final String WHOLE = new String(
            new CbeffWriter(MORNING).finger(Finger.LEFT_INDEX, 80, DATA).xml(), StandardCharsets.UTF_8);

    private final SourceAfisBiometrics biometrics = new SourceAfisBiometrics();

    @Test
    void what_the_writer_wrote_is_read_again() {
        byte[] xml = new CbeffWriter(MORNING)
                .finger(Finger.LEFT_INDEX, 80, DATA)
                .missing(Finger.RIGHT_LITTLE)
                .face(70, DATA)
                .xml();

        List<BiometricRecord> records = biometrics.readCbeff(xml);

        assertThat(records)
                .extracting(BiometricRecord::type, BiometricRecord::subtype, BiometricRecord::exception)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Finger", "Left IndexFinger", false),
                        org.assertj.core.groups.Tuple.tuple("Finger", "Right LittleFinger", true),
                        org.assertj.core.groups.Tuple.tuple("Face", "", false));
        assertThat(records.getFirst().quality()).isEqualTo(80);
        assertThat(records.getFirst().data()).isEqualTo(DATA);
        biometrics.check(records.get(1)); // what is not there needs no record
    }

    @Test
    void base64_is_read_in_either_alphabet_and_with_line_breaks() {
        String plain = Base64.getEncoder().encodeToString(DATA);
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(DATA);

        for (String written : List.of(urlSafe, plain.substring(0, 3) + "\n  " + plain.substring(3))) {
            byte[] xml = utf8(WHOLE.replace(plain, written));
            assertThat(biometrics.readCbeff(xml).getFirst().data()).isEqualTo(DATA);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE BIR>",
                "<!DOCTYPE BIR [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE BIR SYSTEM \"http://127.0.0.1:9/cbeff.dtd\">",
                "<!DOCTYPE BIR [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            })
    void a_document_type_is_refused_whatever_it_declares(String doctype) {
        byte[] xml = utf8(WHOLE.replace("?>", "?>" + doctype));

        assertThatThrownBy(() -> biometrics.readCbeff(xml))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("document type");
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                " ",
                "\u0000",
                "not xml",
                "<BIR>",
                "<BIR/>",
                "<?xml version=\"1.0\"?><Person xmlns=\"urn:other\"/>",
                WHOLE.replace("http://standards.iso.org/iso-iec/19785/-3/ed-2/", "urn:other"),
                WHOLE.replace("<Score>80</Score>", "<Score>101</Score>"),
                WHOLE.replace("<Type>Finger</Type>", "<Type>Tail</Type>"),
                WHOLE.replace("Left IndexFinger", "Left Toe"),
                WHOLE.replace("<Integrity>false</Integrity>", "<Integrity>&host;</Integrity>"),
                WHOLE.replaceAll("<BDB>[^<]*</BDB>", "<BDB>!no base64!</BDB>"),
                WHOLE.replaceAll("<BDB>[^<]*</BDB>", "<BDB><BIR/></BDB>"),
                WHOLE.replace("<BIRInfo>", "<BIR>".repeat(40) + "<BIRInfo>"),
                WHOLE.substring(0, WHOLE.length() / 2),
                WHOLE.replace("UTF-8", "UTF-16"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatever_is_wrong_the_refusal_is_of_one_kind(String xml) {
        assertThatThrownBy(() -> biometrics.readCbeff(utf8(xml)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("CBEFF: ");
    }

    @Test
    void a_refusal_does_not_repeat_the_content() {
        byte[] xml = utf8(WHOLE.replace("<Type>Finger</Type>", "<Type>Amina</Type>"));

        assertThat(catchThrowable(() -> biometrics.readCbeff(xml))).hasMessageNotContaining("Amina");
    }

    @Test
    void more_elements_than_any_container_has_are_refused() {
        String one = WHOLE.substring(WHOLE.indexOf("<BIR><Version>"), WHOLE.lastIndexOf("</BIR>"));

        assertThatThrownBy(() -> biometrics.readCbeff(utf8(WHOLE.replace(one, one.repeat(1_000)))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cbeff-sample.xml", "createCbeffLatest2.xml"})
    @Needs(Needs.SHARED)
    void published_containers_of_three_years_are_read(String file) throws IOException {
        byte[] xml = Files.readAllBytes(Shared.data("mosip/biometrics/bio-utils/" + file));

        assertThat(biometrics.readCbeff(xml)).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    @Needs(Needs.SHARED)
    void the_sample_packets_container_is_read_and_each_of_its_ten_cut_fingers_is_named() throws IOException {
        byte[] xml = Files.readAllBytes(Shared.data("mosip/packet/components/id/individualBiometrics_bio_CBEFF.xml"));

        List<String> refusals = biometrics.readCbeff(xml).stream()
                .filter(each -> each.type().equals("Finger"))
                .map(each -> catchThrowable(() -> biometrics.check(each)))
                .filter(Objects::nonNull)
                .map(Throwable::getMessage)
                .toList();

        assertThat(refusals)
                .hasSize(10)
                .contains("Finger Right IndexFinger: cut short, it says 13516 bytes and has 6566")
                .allSatisfy(why -> assertThat(why).startsWith("Finger ").contains("cut short"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
