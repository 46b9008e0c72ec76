package org.regesta.command.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.regesta.command.masterdata.api.MachineKey;

class MachineKeyTest {

    /** A TPM's public area of an RSA key, as the registration client sends it. */
    private static byte[] publicArea(int bits, byte[] modulus) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0x0001); // RSA
        out.writeShort(0x000B); // SHA-256
        out.writeInt(0x00060072);
        out.writeShort(0); // no policy
        out.writeShort(0x0010); // no symmetric algorithm
        out.writeShort(0x0014); // RSASSA
        out.writeShort(0x000B); // with SHA-256
        out.writeShort(bits);
        out.writeInt(0); // the usual exponent
        out.writeShort(modulus.length);
        out.write(modulus);
        return bytes.toByteArray();
    }

    private static byte[] modulus(int bytes) {
        byte[] modulus = new byte[bytes];
        Arrays.fill(modulus, (byte) 0xA5);
        return modulus;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @Test
    void a_TPMs_public_area_is_a_key() throws IOException {
        byte[] area = publicArea(2048, modulus(256));
        assertThat(MachineKey.read(base64(area)).map(MachineKey::base64))
                .contains(Base64.getUrlEncoder().withoutPadding().encodeToString(area));
    }

    @Test
    void a_public_area_cut_short_is_none() throws IOException {
        byte[] area = publicArea(2048, modulus(256));
        for (int length = 0; length < area.length; length++) {
            assertThat(MachineKey.read(base64(Arrays.copyOf(area, length)))).isEmpty();
        }
        assertThat(MachineKey.read(base64(Arrays.copyOf(area, area.length + 1))))
                .isEmpty();
    }

    @Test
    void a_short_key_is_none() throws IOException {
        assertThat(MachineKey.read(base64(publicArea(1024, modulus(128))))).isEmpty();
        assertThat(MachineKey.read(base64(publicArea(2048, modulus(128))))).isEmpty();
    }

    @Test
    void both_kinds_of_base64_name_one_key() {
        byte[] key = Base64.getDecoder().decode(Office.key());
        assertThat(MachineKey.read(Base64.getEncoder().encodeToString(key)))
                .isPresent()
                .isEqualTo(
                        MachineKey.read(Base64.getUrlEncoder().withoutPadding().encodeToString(key)));
    }
}
