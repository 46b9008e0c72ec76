package org.regesta.testkit.packet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

/** The three kinds of hash in a packet; {@link PacketTool} says what each is over. */
final class PacketHashes {

    private PacketHashes() {}

    static String hex(byte[]... parts) {
        return HexFormat.of().withUpperCase().formatHex(sha256(parts));
    }

    /** Content of {@code packet_data_hash.txt} and {@code packet_operations_hash.txt}. */
    static byte[] hashFile(Collection<byte[]> filesInOrder) {
        return hex(filesInOrder.toArray(byte[][]::new)).getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code encryptedhash} of a sub-packet's description. */
    static String base64Url(byte[] subPacket) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(subPacket));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
