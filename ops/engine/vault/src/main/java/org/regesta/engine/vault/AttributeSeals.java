package org.regesta.engine.vault;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.regesta.events.Sealed;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/**
 * The seal of one attribute, as {@link Sealed} documents it. [frozen]
 *
 * <pre>
 *   version         1 byte, 1; or {@link SealHead} of a later generation of the key
 *   seal id         16 bytes, random
 *   IV              12 bytes, random
 *   ciphertext+tag  AES-256-GCM of salt (16 bytes, random) ‖ value
 *   associated data length-prefixed (4 bytes, big-endian): keyRef, attribute (both UTF-8), seal id
 * </pre>
 */
final class AttributeSeals {

    static final int SALT_BYTES = 16;
    static final int ID_BYTES = 16;

    private static final int HEAD_CHARACTERS = 8; // base64url of six bytes

    private AttributeSeals() {}

    static Sealed seal(PersonKey key, String keyRef, String attribute, byte[] value) {
        byte[] id = Crypto.random(ID_BYTES);
        byte[] salted = concat(Crypto.random(SALT_BYTES), value);
        byte[] body = Crypto.gcmSeal(key.key(), associated(keyRef, attribute, id), salted);
        byte[] seal = concat(concat(SealHead.bytes(key.generation()), id), body);
        String ciphertext = Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        return new Sealed(keyRef, ciphertext, commitment(salted));
    }

    /** Under which generation of its key it is sealed. */
    static int generation(Sealed sealed) {
        String begin = sealed.ciphertext();
        return begin.length() < HEAD_CHARACTERS
                ? GenerationName.FIRST
                : SealHead.of(decode(begin.substring(0, HEAD_CHARACTERS))).generation();
    }

    /**
     * @param key the generation that the seal names
     * @throws Vault.SealBroken when it was not sealed under this key for this attribute, or the commitment is
     * another's
     */
    static Opening.Opened open(byte[] key, String attribute, Sealed sealed) {
        byte[] seal = decode(sealed.ciphertext());
        SealHead head = SealHead.of(seal);
        int idEnds = head.length() + ID_BYTES;
        if (seal.length < idEnds || !head.isOne()) {
            throw new Vault.SealBroken();
        }
        byte[] id = Arrays.copyOfRange(seal, head.length(), idEnds);
        byte[] salted = Crypto.gcmOpen(key, associated(sealed.keyRef(), attribute, id), seal, idEnds)
                .filter(opened -> opened.length >= SALT_BYTES)
                .filter(opened -> commitment(opened).equals(sealed.commitment()))
                .orElseThrow(Vault.SealBroken::new);
        return new Opening.Opened(
                Arrays.copyOfRange(salted, SALT_BYTES, salted.length), Arrays.copyOf(salted, SALT_BYTES));
    }

    private static byte[] associated(String keyRef, String attribute, byte[] id) {
        return Fields.of(Fields.utf8(keyRef), Fields.utf8(attribute), id);
    }

    private static byte[] decode(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException notBase64) {
            throw new Vault.SealBroken();
        }
    }

    private static String commitment(byte[] salted) {
        return HexFormat.of().formatHex(Crypto.sha256().digest(salted));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
