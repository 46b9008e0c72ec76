package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.engine.vault.Amina.BAO;
import static org.regesta.engine.vault.Amina.REGISTRATION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;

@OpenerOf(Purpose.VALIDATE)
class FileEvidenceTest {

    private static final byte[] PASSPORT = "the scan of a passport".getBytes(UTF_8);

    @TempDir
    Path folder;

    private FileVault vault;
    private FileEvidence evidence;
    private long free = Long.MAX_VALUE;

    @BeforeEach
    void open() {
        vault = Amina.vault(folder.resolve("vault"));
        evidence = FileEvidence.in(folder.resolve("evidence"), vault, new Reserve(() -> free, 1_000));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void a_document_is_kept_sealed_under_the_name_of_its_ciphertext() throws Exception {
        EvidenceRef ref = evidence.put(REGISTRATION, "document", PASSPORT);

        Path file = only(files());
        byte[] bytes = Files.readAllBytes(file);
        assertThat(file.getFileName()).hasToString(ref.name());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(ref.name());
        assertThat(new String(bytes, UTF_8)).doesNotContain("passport");
        assertThat(ref).isEqualTo(new EvidenceRef(ref.name(), REGISTRATION, "document", PASSPORT.length));
        assertThat(value(ref)).isEqualTo(PASSPORT);
    }

    @Test
    void a_document_is_there_after_a_restart() {
        EvidenceRef ref = evidence.put(REGISTRATION, "document", PASSPORT);

        vault.close();
        open();

        assertThat(value(ref)).isEqualTo(PASSPORT);
    }

    @Test
    void a_packet_of_the_largest_size_is_kept() {
        byte[] packet = Crypto.random(5 << 20);

        assertThat(value(evidence.put(REGISTRATION, "packet", packet))).isEqualTo(packet);
    }

    @Test
    void any_altered_byte_is_noticed() throws IOException {
        EvidenceRef ref = evidence.put(REGISTRATION, "document", PASSPORT);
        Path file = only(files());
        byte[] bytes = Files.readAllBytes(file);

        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            Files.write(file, altered);
            assertDamaged(ref);
        }
    }

    @Test
    void a_blob_that_is_cut_short_or_missing_is_noticed() throws IOException {
        EvidenceRef ref = evidence.put(REGISTRATION, "document", PASSPORT);
        Path file = only(files());

        Files.write(file, new byte[0]);
        assertDamaged(ref);
        Files.delete(file);
        assertDamaged(ref);
    }

    @Test
    void a_blob_does_not_open_as_another_kind_or_for_another_person() {
        EvidenceRef ref = evidence.put(REGISTRATION, "document", PASSPORT);
        vault.seal(BAO, "fullName", Amina.BAOS_NAME);

        assertDamaged(new EvidenceRef(ref.name(), REGISTRATION, "packet", ref.size()));
        assertDamaged(new EvidenceRef(ref.name(), BAO, "document", ref.size()));
    }

    @Test
    void a_name_that_leads_out_of_the_folder_is_no_name() {
        vault.seal(REGISTRATION, "fullName", Amina.NAME);

        assertDamaged(new EvidenceRef("../../vault/house.password", REGISTRATION, "document", 1));
    }

    @Test
    void what_was_shredded_is_gone_even_when_the_file_is_lost() throws IOException {
        EvidenceRef ref = evidence.put(REGISTRATION, "document", PASSPORT);

        vault.shred(REGISTRATION);

        assertThat(evidence.open(Purpose.VALIDATE, ref)).isEqualTo(new Opening.Gone());
        Files.delete(only(files()));
        assertThat(evidence.open(Purpose.VALIDATE, ref)).isEqualTo(new Opening.Gone());
        assertThatThrownBy(() -> evidence.put(REGISTRATION, "document", PASSPORT))
                .isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void a_disk_at_its_reserve_takes_nothing_and_gives_everything_until_space_is_freed() throws IOException {
        EvidenceRef before = evidence.put(REGISTRATION, "document", PASSPORT);
        free = 1_000;

        assertThatThrownBy(() -> evidence.put(REGISTRATION, "document", PASSPORT))
                .isInstanceOf(StorageFull.class);

        assertThat(value(before)).isEqualTo(PASSPORT);
        assertThat(files()).hasSize(1);
        free = 1_000_000;
        assertThat(value(evidence.put(REGISTRATION, "document", PASSPORT))).isEqualTo(PASSPORT);
    }

    private byte[] value(EvidenceRef ref) {
        return ((Opening.Opened) evidence.open(Purpose.VALIDATE, ref)).value();
    }

    private void assertDamaged(EvidenceRef ref) {
        assertThatThrownBy(() -> evidence.open(Purpose.VALIDATE, ref)).isInstanceOf(Evidence.EvidenceDamaged.class);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("evidence"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path only(List<Path> files) {
        assertThat(files).hasSize(1);
        return files.getFirst();
    }
}
