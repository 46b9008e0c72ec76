package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.engine.vault.Amina.BAO;
import static org.regesta.engine.vault.Amina.BAOS_NAME;
import static org.regesta.engine.vault.Amina.NAME;
import static org.regesta.engine.vault.Amina.REGISTRATION;
import static org.regesta.engine.vault.Amina.SUBJECT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;

@OpenerOf(Purpose.VALIDATE)
class FileVaultTest {

    private final RecordingHouseKey house = new RecordingHouseKey();
    private final SimulatedDisk disk = new SimulatedDisk();
    private FileVault vault;

    @BeforeEach
    void open() {
        vault = open(disk, house);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void what_was_sealed_is_opened_again() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);

        assertThat(opened(sealed, "fullName").value()).isEqualTo(NAME);
    }

    @Test
    void what_was_sealed_is_opened_after_a_restart() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);

        restart();

        assertThat(opened(sealed, "fullName").value()).isEqualTo(NAME);
    }

    @Test
    void several_attributes_are_sealed_at_once_in_their_order() {
        Map<String, byte[]> values = new LinkedHashMap<>();
        values.put("gender", "female".getBytes(UTF_8));
        values.put("fullName", NAME);

        Map<String, Sealed> seals = vault.sealAll(REGISTRATION, values);

        assertThat(seals).containsOnlyKeys("gender", "fullName");
        assertThat(seals.keySet()).containsExactly("gender", "fullName");
        seals.forEach(
                (attribute, seal) -> assertThat(opened(seal, attribute).value()).isEqualTo(values.get(attribute)));
    }

    @Test
    void an_empty_value_is_a_value() {
        Sealed sealed = vault.seal(REGISTRATION, "middleName", new byte[0]);

        assertThat(opened(sealed, "middleName").value()).isEmpty();
    }

    @Test
    void the_same_value_never_looks_the_same() {
        Sealed first = vault.seal(REGISTRATION, "gender", NAME);
        Sealed second = vault.seal(REGISTRATION, "gender", NAME);

        assertThat(first.ciphertext()).isNotEqualTo(second.ciphertext());
        assertThat(first.commitment()).isNotEqualTo(second.commitment());
    }

    @Test
    void a_disclosed_attribute_is_checked_with_nothing_but_sha_256() throws Exception {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);

        Opening.Opened disclosed = opened(sealed, "fullName");

        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(disclosed.salt());
        sha256.update(disclosed.value());
        assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(sealed.commitment());
        assertThat(disclosed.salt()).hasSize(16);
    }

    @Test
    void a_seal_named_for_another_attribute_is_broken() {
        Sealed sealed = vault.seal(REGISTRATION, "permanentAddress", NAME);

        assertBroken(sealed, "temporaryAddress");
    }

    @Test
    void a_seal_given_to_another_person_is_broken() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);
        vault.seal(BAO, "fullName", BAOS_NAME);

        assertBroken(new Sealed(BAO, sealed.ciphertext(), sealed.commitment()), "fullName");
    }

    @Test
    void a_seal_with_another_seals_commitment_is_broken() {
        Sealed first = vault.seal(REGISTRATION, "fullName", NAME);
        Sealed second = vault.seal(REGISTRATION, "fullName", NAME);

        assertBroken(new Sealed(REGISTRATION, first.ciphertext(), second.commitment()), "fullName");
    }

    @Test
    void a_seal_with_any_byte_altered_is_broken() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.ciphertext());

        for (int i = 0; i < bytes.length; i++) { // version, seal id, IV, ciphertext, tag
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            assertBroken(sealedAs(sealed, altered), "fullName");
        }
    }

    @Test
    void a_seal_cut_short_anywhere_is_broken() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.ciphertext());

        for (int length = 1; length < bytes.length; length++) {
            assertBroken(sealedAs(sealed, Arrays.copyOf(bytes, length)), "fullName");
        }
    }

    @Test
    void a_seal_of_no_base64_is_broken() {
        vault.seal(REGISTRATION, "fullName", NAME);

        assertBroken(new Sealed(REGISTRATION, "A", "0".repeat(64)), "fullName");
    }

    @Test
    void what_was_shredded_is_gone() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);

        vault.shred(REGISTRATION);

        assertThat(vault.open(Purpose.VALIDATE, "fullName", sealed)).isEqualTo(new Opening.Gone());
        assertThat(vault.holds(REGISTRATION)).isFalse();
        assertThatThrownBy(() -> vault.seal(REGISTRATION, "fullName", NAME)).isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void what_was_shredded_is_gone_after_a_restart() {
        Sealed sealed = vault.seal(REGISTRATION, "fullName", NAME);
        vault.shred(REGISTRATION);

        restart();

        assertThat(vault.open(Purpose.VALIDATE, "fullName", sealed)).isEqualTo(new Opening.Gone());
        assertThatThrownBy(() -> vault.seal(REGISTRATION, "fullName", NAME)).isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void shredding_twice_changes_nothing_more() {
        vault.seal(REGISTRATION, "fullName", NAME);
        vault.shred(REGISTRATION);
        FileVault.Mark once = vault.mark();

        vault.shred(REGISTRATION);

        assertThat(vault.mark()).isEqualTo(once);
    }

    @Test
    void shredding_one_person_leaves_the_others() {
        vault.seal(REGISTRATION, "fullName", NAME);
        Sealed baos = vault.seal(BAO, "fullName", BAOS_NAME);

        vault.shred(REGISTRATION);

        assertThat(opened(baos, "fullName").value()).isEqualTo(BAOS_NAME);
        restart();
        assertThat(opened(baos, "fullName").value()).isEqualTo(BAOS_NAME);
    }

    @Test
    void a_key_that_was_shredded_before_it_was_made_is_never_made() {
        vault.shred(REGISTRATION);

        assertThatThrownBy(() -> vault.seal(REGISTRATION, "fullName", NAME)).isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void erasing_a_subject_destroys_the_keys_of_its_registrations() {
        Sealed packets = vault.seal(REGISTRATION, "fullName", NAME);
        Sealed identitys = vault.seal(SUBJECT, "fullName", NAME);
        Sealed baos = vault.seal(BAO, "fullName", BAOS_NAME);
        vault.link(REGISTRATION, SUBJECT);
        restart(); // the link is kept

        vault.shred(SUBJECT);

        assertThat(vault.open(Purpose.VALIDATE, "fullName", packets)).isEqualTo(new Opening.Gone());
        assertThat(vault.open(Purpose.VALIDATE, "fullName", identitys)).isEqualTo(new Opening.Gone());
        assertThat(opened(baos, "fullName").value()).isEqualTo(BAOS_NAME);
    }

    @Test
    void a_link_that_was_moved_follows_the_last_subject() {
        String other = "subject:other";
        Sealed packets = vault.seal(REGISTRATION, "fullName", NAME);
        vault.link(REGISTRATION, SUBJECT);
        vault.link(REGISTRATION, other);

        vault.shred(SUBJECT);
        assertThat(opened(packets, "fullName").value()).isEqualTo(NAME);

        vault.shred(other);
        assertThat(vault.open(Purpose.VALIDATE, "fullName", packets)).isEqualTo(new Opening.Gone());
    }

    @Test
    void linking_twice_writes_one_link() {
        vault.link(REGISTRATION, SUBJECT);
        FileVault.Mark once = vault.mark();

        vault.link(REGISTRATION, SUBJECT);

        assertThat(vault.mark()).isEqualTo(once);
    }

    @Test
    void a_registration_linked_to_an_erased_subject_is_erased_with_it() {
        Sealed packets = vault.seal(REGISTRATION, "fullName", NAME);
        vault.shred(SUBJECT);

        vault.link(REGISTRATION, SUBJECT);

        assertThat(vault.open(Purpose.VALIDATE, "fullName", packets)).isEqualTo(new Opening.Gone());
    }

    @Test
    void a_key_of_another_vault_is_unknown_and_never_taken_for_shredded() {
        try (FileVault other = open(new SimulatedDisk(), new RecordingHouseKey())) {
            Sealed foreign = other.seal(REGISTRATION, "fullName", NAME);

            assertThatThrownBy(() -> vault.open(Purpose.VALIDATE, "fullName", foreign))
                    .isInstanceOf(Vault.KeyUnknown.class)
                    .isInstanceOf(Vault.SealBroken.class);
        }
    }

    @Test
    void a_person_of_the_same_name_in_another_vault_has_another_key() {
        try (FileVault other = open(new SimulatedDisk(), new RecordingHouseKey())) {
            Sealed foreign = other.seal(REGISTRATION, "fullName", NAME);
            vault.seal(REGISTRATION, "fullName", NAME);

            assertBroken(foreign, "fullName");
        }
    }

    @Test
    void deriving_is_the_same_today_and_after_a_restart() {
        byte[] claim = vault.derive(Derivation.UIN_CLAIM, "5172983406");

        assertThat(claim).hasSize(32).isEqualTo(vault.derive(Derivation.UIN_CLAIM, "5172983406"));
        restart();
        assertThat(vault.derive(Derivation.UIN_CLAIM, "5172983406")).isEqualTo(claim);
    }

    @Test
    void no_two_uses_parts_or_vaults_derive_the_same() {
        try (FileVault other = open(new SimulatedDisk(), new RecordingHouseKey())) {
            byte[] derived = vault.derive(Derivation.OTP, "a", "bc");

            assertThat(vault.derive(Derivation.OTP, "ab", "c")).isNotEqualTo(derived);
            assertThat(vault.derive(Derivation.OTP, "abc")).isNotEqualTo(derived);
            assertThat(vault.derive(Derivation.OTP, "a", "bc", "")).isNotEqualTo(derived);
            assertThat(vault.derive(Derivation.TOTP, "a", "bc")).isNotEqualTo(derived);
            assertThat(other.derive(Derivation.OTP, "a", "bc")).isNotEqualTo(derived);
        }
    }

    @Test
    void a_store_that_is_rebuilt_seals_the_same_bytes() {
        byte[] sealed = vault.sealForStore("auth", SUBJECT, 1, "name", NAME);

        restart();

        assertThat(vault.sealForStore("auth", SUBJECT, 1, "name", NAME)).isEqualTo(sealed);
        Opening opening = vault.openFromStore(Purpose.VALIDATE, "auth", SUBJECT, "name", sealed);
        assertThat(((Opening.Opened) opening).value()).isEqualTo(NAME);
    }

    @Test
    void what_one_store_sealed_opens_in_no_other_place() {
        byte[] sealed = vault.sealForStore("auth", SUBJECT, 1, "name", NAME);
        vault.sealForStore("auth", BAO, 1, "name", NAME);
        byte[] altered = sealed.clone();
        altered[sealed.length - 1] ^= 1;

        assertStoreRefuses("views", SUBJECT, "name", sealed);
        assertStoreRefuses("auth", BAO, "name", sealed);
        assertStoreRefuses("auth", SUBJECT, "phone", sealed);
        assertStoreRefuses("auth", SUBJECT, "name", altered);
        assertStoreRefuses("auth", SUBJECT, "name", new byte[0]);
    }

    @Test
    void what_a_store_sealed_is_gone_with_its_person() {
        byte[] sealed = vault.sealForStore("auth", SUBJECT, 1, "name", NAME);

        vault.shred(SUBJECT);

        assertThat(vault.openFromStore(Purpose.VALIDATE, "auth", SUBJECT, "name", sealed))
                .isEqualTo(new Opening.Gone());
        assertThatThrownBy(() -> vault.sealForStore("auth", SUBJECT, 1, "name", NAME))
                .isInstanceOf(Vault.KeyGone.class);
    }

    @Test
    void a_key_name_that_could_break_a_line_is_refused() {
        assertThatThrownBy(() -> vault.seal("registration:1\n2", "fullName", NAME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.seal(" ", "fullName", NAME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.seal("x".repeat(2_000), "fullName", NAME))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_mark_grows_with_every_change_and_tells_an_older_copy() {
        FileVault.Mark before = vault.mark();
        vault.seal(REGISTRATION, "fullName", NAME);
        vault.link(REGISTRATION, SUBJECT);
        vault.shred(SUBJECT);
        FileVault.Mark after = vault.mark();

        assertThat(after.changes()).isEqualTo(before.changes() + 4); // made, linked, two shredded
        assertThat(after.covers(before)).isTrue();
        assertThat(before.covers(after)).isFalse();
        restart();
        assertThat(vault.mark()).isEqualTo(after);
        try (FileVault other = open(new SimulatedDisk(), new RecordingHouseKey())) {
            assertThat(other.mark().covers(before)).isFalse();
        }
    }

    private static FileVault open(SimulatedDisk disk, HouseKey house) {
        try {
            return FileVault.over(disk, new OneHouseKey(house), Amina.plenty(), () -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void restart() {
        vault.close();
        vault = open(disk, house);
    }

    private Opening.Opened opened(Sealed sealed, String attribute) {
        return (Opening.Opened) vault.open(Purpose.VALIDATE, attribute, sealed);
    }

    private void assertBroken(Sealed sealed, String attribute) {
        assertThatThrownBy(() -> vault.open(Purpose.VALIDATE, attribute, sealed))
                .isInstanceOf(Vault.SealBroken.class);
    }

    private void assertStoreRefuses(String store, String keyRef, String attribute, byte[] sealed) {
        assertThatThrownBy(() -> vault.openFromStore(Purpose.VALIDATE, store, keyRef, attribute, sealed))
                .isInstanceOf(Vault.SealBroken.class);
    }

    private static Sealed sealedAs(Sealed sealed, byte[] bytes) {
        String ciphertext = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Sealed(sealed.keyRef(), ciphertext, sealed.commitment());
    }
}
