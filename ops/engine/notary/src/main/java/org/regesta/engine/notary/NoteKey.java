package org.regesta.engine.notary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A name and an Ed25519 public key that verify C2SP notes: written {@code name+id+base64} as a vkey.
 *
 * @param name of the signer, without spaces and plus signs
 * @param publicKey 32 bytes
 */
public record NoteKey(String name, byte[] publicKey) {

    /** Signature type of a plain note. */
    static final byte NOTE = 0x01;
    /** Signature type of a cosignature/v1, which states a time. */
    static final byte COSIGNATURE = 0x04;

    private static final int ID_BYTES = 4;

    public NoteKey {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a key's name has neither spaces nor plus signs");
        }
        if (publicKey.length != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        publicKey = publicKey.clone();
    }

    /**
     * Reads a vkey, of either type: one key serves both.
     *
     * @throws IllegalArgumentException when it is not one, or its id is not that of its name and key
     */
    public static NoteKey of(String vkey) {
        String[] parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key is written name+id+base64");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != NOTE && typed[0] != COSIGNATURE) {
            throw new IllegalArgumentException("not an Ed25519 key of a note or a cosignature");
        }
        NoteKey key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id(typed[0])).equals(parts[1])) {
            throw new IllegalArgumentException("the key's id is not that of its name and key");
        }
        return key;
    }

    /** The vkey by which a log is known. */
    public String vkey() {
        return vkey(NOTE);
    }

    /** The vkey by which a cosigner is known. */
    public String cosignerVkey() {
        return vkey(COSIGNATURE);
    }

    private String vkey(byte type) {
        byte[] typed = ByteBuffer.allocate(1 + publicKey.length)
                .put(type)
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().formatHex(id(type)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    byte[] id(byte type) {
        MessageDigest digest = Hashes.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(type);
        return Arrays.copyOf(digest.digest(publicKey), ID_BYTES);
    }

    /** Whether the note bears this key's plain signature. */
    public boolean signed(Note note) {
        return mine(note, NOTE).stream()
                .anyMatch(signature -> Ed25519.verifies(publicKey, bytes(note.text()), signature));
    }

    /** The newest time this key's cosignatures state, in seconds since the epoch; none when none is valid. */
    public OptionalLong cosigned(Note note) {
        return mine(note, COSIGNATURE).stream()
                .filter(signature -> signature.length == Long.BYTES + Ed25519.SIGNATURE_BYTES)
                .filter(signature -> Ed25519.verifies(
                        publicKey,
                        bytes(cosigned(note.text(), time(signature))),
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length)))
                .mapToLong(NoteKey::time)
                .max();
    }

    /** This key's signature lines of both types, valid or not. */
    boolean claims(Note.Signature signature) {
        return payload(signature, NOTE).isPresent()
                || payload(signature, COSIGNATURE).isPresent();
    }

    private List<byte[]> mine(Note note, byte type) {
        return note.signatures().stream()
                .flatMap(signature -> payload(signature, type).stream())
                .toList();
    }

    private Optional<byte[]> payload(Note.Signature signature, byte type) {
        byte[] raw = signature.bytes();
        return signature.name().equals(name) && Arrays.equals(raw, 0, ID_BYTES, id(type), 0, ID_BYTES)
                ? Optional.of(Arrays.copyOfRange(raw, ID_BYTES, raw.length))
                : Optional.empty();
    }

    private static long time(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }

    static String cosigned(String text, long time) {
        return "cosignature/v1\ntime " + time + "\n" + text;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && vkey().equals(that.vkey());
    }

    @Override
    public int hashCode() {
        return vkey().hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
