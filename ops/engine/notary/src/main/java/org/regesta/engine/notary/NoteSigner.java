package org.regesta.engine.notary;

import java.nio.ByteBuffer;

/** Signs notes under a name. */
public final class NoteSigner {

    private final NoteKey key;
    private final byte[] seed;

    /** @param seed the Ed25519 private key of RFC 8032, 32 bytes */
    public NoteSigner(String name, byte[] seed) {
        this.key = new NoteKey(name, Ed25519.publicKey(seed));
        this.seed = seed.clone();
    }

    public NoteKey key() {
        return key;
    }

    /** A plain signature over the text. */
    Note.Signature sign(String text) {
        return line(NoteKey.NOTE, Ed25519.sign(seed, NoteKey.bytes(text)));
    }

    /**
     * A cosignature/v1 over the text.
     *
     * @param seconds since the epoch
     */
    public Note.Signature cosign(String text, long seconds) {
        byte[] signature = Ed25519.sign(seed, NoteKey.bytes(NoteKey.cosigned(text, seconds)));
        return line(
                NoteKey.COSIGNATURE,
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }

    private Note.Signature line(byte type, byte[] signature) {
        byte[] id = key.id(type);
        byte[] bytes = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return new Note.Signature(key.name(), bytes);
    }

    @Override
    public String toString() {
        return "NoteSigner[" + key.name() + "]"; // the key stays out of logs
    }
}
