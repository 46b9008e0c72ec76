package org.regesta.engine.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.packet.RealPacket;

@Needs(Needs.SHARED)
class MockProfileTest {

    private final SourceAfisBiometrics biometrics = new SourceAfisBiometrics();

    @Test
    void the_same_finger_scores_277_to_684_and_every_other_at_most_14() {
        Map<Finger, byte[]> enrolled = templates("Registration");
        Map<Finger, byte[]> authenticating = templates("Auth");
        List<Double> same = new ArrayList<>();
        List<Double> others = new ArrayList<>();

        enrolled.forEach((finger, template) -> {
            var probe = biometrics.probe(template);
            authenticating.forEach(
                    (other, candidate) -> (finger == other ? same : others).add(probe.against(candidate)));
        });

        System.out.println("same " + same.stream().sorted().toList());
        System.out.println(
                "others " + others.stream().sorted().toList().reversed().subList(0, 5));
        assertThat(same).hasSize(10).allSatisfy(score -> assertThat(Math.round(score))
                .isBetween(277L, 684L));
        assertThat(others).hasSize(90).allSatisfy(score -> assertThat(score).isLessThan(15));
        assertThat(biometrics.threshold()).isEqualTo(40);
        assertThat(biometrics.release()).isEqualTo("sourceafis-3.18.1");
    }

    @Test
    void every_record_of_the_profile_is_whole() throws IOException {
        Map<String, String> read = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Shared.data("mosip/biometrics/mockmds-profile"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                String type = name.contains("Iris")
                        ? "Iris"
                        : name.contains("Face") || name.contains("Photo") ? "Face" : "Finger";
                biometrics.check(new BiometricRecord(type, name, false, 0, Files.readAllBytes(file)));
                read.put(file.getParent().getFileName() + "/" + name, type);
            }
        }
        assertThat(read).hasSizeGreaterThan(35);
    }

    private Map<Finger, byte[]> templates(String grade) {
        Map<Finger, byte[]> templates = new EnumMap<>(Finger.class);
        for (Finger finger : Finger.values()) {
            byte[] iso = RealPacket.finger(grade, finger);
            templates.put(finger, biometrics.extract(new BiometricRecord("Finger", finger.subtype(), false, 0, iso)));
        }
        return templates;
    }
}
