package org.regesta.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.IdentityDraftCommand.RecordTemplates;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Commands;
import org.regesta.ports.Opening;
import org.regesta.ports.SealedAs;
import org.regesta.testkit.memory.InMemoryEvidence;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.wire.Json;

/** What a draft's templates are of: all that this house compares, and nothing it does not. */
class TemplateExtractingTest {

    private static final String KEY = "registration:10001";

    private final InMemoryVault vault = new InMemoryVault();
    private final InMemoryEvidence evidence = new InMemoryEvidence(vault);

    @Test
    void fingers_alone_where_there_is_no_model_of_faces() {
        assertThat(extracted(Set.of("Finger"))).containsExactlyInAnyOrder("Left Thumb", "Left Thumb 2", "UNKNOWN");
    }

    @Test
    void faces_too_where_there_is_one() {
        assertThat(extracted(Set.of("Finger", "Face")))
                .containsExactlyInAnyOrder("Left Thumb", "Left Thumb 2", "UNKNOWN", "Face");
    }

    private Set<String> extracted(Set<String> compared) {
        List<Object> sent = new ArrayList<>();
        Commands commands = (command, by) -> {
            sent.add(command);
            return new Commands.Done("registry:0", "");
        };
        EvidenceRef cbeff = evidence.put(KEY, "biometrics", new byte[] {1});
        new TemplateExtracting(new CorrectOpener(vault, evidence), evidence, new Matcher(compared))
                .extract(draft(cbeff), new Steps(commands, InMemoryLedger.SOMEONE));
        EvidenceRef templates = ((RecordTemplates) sent.getFirst()).templates();
        Opening.Opened opened = (Opening.Opened) evidence.open(Purpose.CORRECT, templates);
        return Set.copyOf(Json.tree(opened.value()).propertyNames());
    }

    private DraftRecord draft(EvidenceRef cbeff) {
        return new DraftRecord(
                "10001",
                "subject",
                false,
                vault.seal(KEY, SealedAs.UIN, new byte[] {1}),
                "claim",
                Optional.empty(),
                Map.of(),
                new TreeSet<>(),
                Map.of(),
                Optional.of(cbeff),
                Optional.empty(),
                new TreeSet<>());
    }

    /** One that compares what it is told to. */
    private record Matcher(Set<String> compared) implements Biometrics {

        @Override
        public List<BiometricRecord> readCbeff(byte[] xml) {
            return List.of(
                    new BiometricRecord("Finger", "Left Thumb", false, 80, new byte[] {1}),
                    new BiometricRecord("Finger", "Left Thumb", false, 80, new byte[] {2}),
                    new BiometricRecord("Finger", "", false, 80, new byte[] {3}),
                    new BiometricRecord("Finger", "Right Thumb", true, 0, new byte[0]),
                    new BiometricRecord("Face", "", false, 80, new byte[] {4}),
                    new BiometricRecord("Iris", "Left", false, 80, new byte[] {5}));
        }

        @Override
        public boolean compares(String type) {
            return compared.contains(type);
        }

        @Override
        public byte[] extract(BiometricRecord finger) {
            return finger.data();
        }

        @Override
        public void check(BiometricRecord biometricRecord) {}

        @Override
        public Probe probe(byte[] template) {
            return candidate -> 0;
        }

        @Override
        public double threshold() {
            return 40;
        }

        @Override
        public String release() {
            return "test";
        }
    }
}
