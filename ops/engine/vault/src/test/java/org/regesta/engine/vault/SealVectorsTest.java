package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.regesta.events.Sealed;
import org.regesta.ports.Opening;

/** Seals of versions 1 and 2 made by another implementation (Python's cryptography). They must open for ever. */
class SealVectorsTest {

    private static final byte[] KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final byte[] NAME = "Amina Ökafor".getBytes(UTF_8);

    @Test
    void an_attributes_seal_opens() {
        Sealed sealed = new Sealed(
                Amina.REGISTRATION,
                "AUBBQkNERUZHSElKS0xNTk9gYWJjZGVmZ2hpamtqWhnWP8UF6PSfc6D-AE_MZxjg5-VE8U_IwOYDDrAYbhRgiSOEa2yesmj2j_c",
                "75868ac35431ec7f11712665a0940cdb9800758ac48f6abfce52cd7425e743f6");

        Opening.Opened opened = AttributeSeals.open(KEY, "fullName", sealed);

        assertThat(opened.value()).isEqualTo(NAME);
        assertThat(opened.salt()).isEqualTo(HexFormat.of().parseHex("808182838485868788898a8b8c8d8e8f"));
    }

    @Test
    void a_stores_seal_opens_and_is_made_again_to_the_byte() {
        byte[] sealed = HexFormat.of().parseHex("01f8ce45bf293525fc779fa98c50b3505ea7bcc9717605812dfa4abe720d");

        assertThat(StoreSeals.open(KEY, "auth", Amina.REGISTRATION, "fullName", sealed)
                        .value())
                .isEqualTo(NAME);
        assertThat(StoreSeals.seal(new PersonKey(1, KEY), "auth", Amina.REGISTRATION, "fullName", NAME))
                .isEqualTo(sealed);
    }

    @Test
    void a_blobs_seal_opens() {
        byte[] sealed = HexFormat.of()
                .parseHex("01606162636465666768696a6b9d153a7015d8b9ce8cced8087710828a46f94cbd479f899a495751cfb6");

        Opening opening =
                BlobSeals.open(KEY, Amina.REGISTRATION, "document", sealed).orElseThrow();

        assertThat(((Opening.Opened) opening).value()).isEqualTo(NAME);
    }

    @Test
    void seals_of_a_keys_third_generation_open_and_name_it() {
        Sealed sealed = new Sealed(
                Amina.REGISTRATION,
                "AgAAAANBQkNERUZHSElKS0xNTk9QYGFiY2RlZmdoaWpraloZ1j_F"
                        + "Bej0n3Og_gBPzGcY4OflRPFPyMDmAw4w8cklBrAbc7WjAjl0tKWO",
                "75868ac35431ec7f11712665a0940cdb9800758ac48f6abfce52cd7425e743f6");
        byte[] stored = HexFormat.of().parseHex("0200000003f8ce45bf293525fc779fa98c50b3505ea7bcc9717605812dfa4abe720d");
        byte[] blob = HexFormat.of()
                .parseHex(
                        "0200000003606162636465666768696a6b9d153a7015d8b9ce8cced8087710828a46f94cbd479f899a495751cfb6");

        assertThat(AttributeSeals.generation(sealed)).isEqualTo(3);
        assertThat(AttributeSeals.open(KEY, "fullName", sealed).value()).isEqualTo(NAME);
        assertThat(SealHead.of(stored).generation()).isEqualTo(3);
        assertThat(StoreSeals.open(KEY, "auth", Amina.REGISTRATION, "fullName", stored)
                        .value())
                .isEqualTo(NAME);
        assertThat(StoreSeals.seal(new PersonKey(3, KEY), "auth", Amina.REGISTRATION, "fullName", NAME))
                .isEqualTo(stored);
        assertThat(SealHead.of(blob).generation()).isEqualTo(3);
        assertThat(BlobSeals.open(KEY, Amina.REGISTRATION, "document", blob)).isPresent();
    }

    @Test
    void a_derivation_is_an_hmac_of_length_prefixed_parts() {
        assertThat(Crypto.hmac(KEY, Fields.of("a", "bc")))
                .isEqualTo(HexFormat.of().parseHex("7281caf026ca30a3a915c06b7f9c266bd0ba77f782615b6a0553f2c7cd649020"));
    }
}
