package org.regesta.testkit.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

class PacketToolTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");
    private static final String RID = Packet.rid("10001", "10077", 42, MORNING);
    private static final PacketTool TOOL = new PacketTool(FieldCategories.usual());

    @Test
    void a_registration_id_is_centre_machine_sequence_and_time() {
        assertThat(RID).isEqualTo("10001100770004220261121083000").hasSize(29);
    }

    @Test
    @Needs(Needs.SHARED)
    void the_published_samples_files_hash_to_8EDE_and_not_to_what_it_says() throws IOException {
        Map<String, byte[]> files = folder("mosip/packet/components/id");

        assertThat(text(DataHash.of(files)))
                .startsWith("8EDE")
                .isNotEqualTo(text(files.get("packet_data_hash.txt")))
                .hasSize(64);
        assertThat(text(files.get("packet_data_hash.txt"))).startsWith("E409");
    }

    @Test
    @Needs(Needs.SHARED)
    void the_published_evidence_hashes_to_what_it_says() throws IOException {
        Map<String, byte[]> files = folder("mosip/packet/components/evidence");

        assertThat(DataHash.of(files)).isEqualTo(files.get("packet_data_hash.txt"));
    }

    @Test
    void a_packet_has_mosips_layout_and_its_hashes_are_right() {
        Packet packet = TOOL.pack(amina());

        assertThat(packet.fileName()).isEqualTo(RID + "-10001_10077-20261121083000.zip");
        SequencedMap<String, byte[]> outer = Zips.unzip(packet.content());
        assertThat(outer.keySet())
                .containsExactlyElementsOf(Stream.of("id", "evidence", "optional")
                        .flatMap(sub -> Stream.of(".zip", ".json")
                                .map(ending -> "REGISTRATION_CLIENT/NEW/" + RID + "_" + sub + ending))
                        .toList());
        for (String sub : List.of("id", "evidence", "optional")) {
            byte[] zip = outer.get("REGISTRATION_CLIENT/NEW/" + RID + "_" + sub + ".zip");
            JsonNode about = Json.tree(outer.get("REGISTRATION_CLIENT/NEW/" + RID + "_" + sub + ".json"));
            Map<String, byte[]> inner = Zips.unzip(zip);
            assertThat(about.path("encryptedhash").asString()).isEqualTo(PacketHashes.base64Url(zip));
            assertThat(DataHash.of(inner)).isEqualTo(inner.get("packet_data_hash.txt"));
        }
    }

    @Test
    void a_field_goes_to_the_sub_packet_of_its_category() {
        Map<String, SequencedMap<String, byte[]>> subs = TOOL.subPackets(amina().with("introducerUIN", "5812096372"));

        assertThat(Json.tree(subs.get("id").get("ID.json")).path("identity").has("introducerUIN"))
                .isFalse();
        assertThat(Json.tree(subs.get("evidence").get("ID.json"))
                        .at("/identity/introducerUIN")
                        .asString())
                .isEqualTo("5812096372");
        assertThat(subs.get("id").keySet())
                .contains("proofOfIdentity.pdf", "individualBiometrics_bio_CBEFF.xml", "audit.json");
    }

    @Test
    void the_same_application_makes_the_same_bytes() {
        assertThat(TOOL.pack(amina()).hash()).isEqualTo(TOOL.pack(amina()).hash());
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void every_damage_makes_a_packet_that_is_not_the_good_one(Damage damage) {
        Packet damaged = new DamagedPackets(TOOL, amina()).of(damage);

        assertThat(damaged.hash()).isNotEqualTo(TOOL.pack(amina()).hash());
        assertThat(damaged.size()).as("the door takes 5 MB").isLessThan(5_000_000);
    }

    @Test
    @Needs(Needs.SHARED)
    void the_real_packet_holds_ten_fingers_two_irises_and_a_face_in_under_five_megabytes() {
        Packet packet = TOOL.pack(RealPacket.application(RID, MORNING, "110125", "110125"));

        assertThat(packet.size()).isBetween(1_000_000L, 5_000_000L);
        assertThat(RealPacket.sampleAsPublished(MORNING).fileName()).startsWith("10001100771006920220128223618-");
    }

    static Application amina() {
        byte[] pixels = new byte[120 * 160];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) (at * 7);
        }
        byte[] record = FingerRecord.write(
                Finger.LEFT_INDEX, new GreyImage(120, 160, 500, pixels), 80, LocalDateTime.of(2026, 11, 21, 8, 30));
        return new Application(
                        RID,
                        MORNING,
                        Json.mapper().createObjectNode(),
                        Map.of("proofOfIdentity", Document.pdf("DOC001", "Proof of identity")),
                        Map.of(
                                Application.INDIVIDUAL_BIOMETRICS,
                                new CbeffWriter(MORNING)
                                        .finger(Finger.LEFT_INDEX, 80, record)
                                        .missing(Finger.RIGHT_LITTLE)
                                        .xml()),
                        "110125",
                        "110125")
                .with("IDSchemaVersion", 0.1)
                .with("fullName", List.of(Map.of("language", "eng", "value", "Amina Diallo")))
                .with("dateOfBirth", "1990/02/28");
    }

    private static Map<String, byte[]> folder(String below) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(Shared.data(below))) {
            for (Path file : all.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
