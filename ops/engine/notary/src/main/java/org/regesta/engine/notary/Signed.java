package org.regesta.engine.notary;

import java.util.OptionalLong;

/**
 * A checkpoint with its signatures.
 *
 * @param seconds when it was signed, as the log's own cosignature/v1 line states, since the epoch
 */
public record Signed(Note note, Checkpoint checkpoint, long seconds) {

    /** Signs a tree head: a plain signature, and a cosignature of the same key that states the time. */
    static Signed by(NoteSigner signer, long size, byte[] root, long seconds) {
        Checkpoint checkpoint = new Checkpoint(signer.key().name(), size, root);
        String text = checkpoint.text();
        Note note = new Note(text, java.util.List.of(signer.sign(text), signer.cosign(text, seconds)));
        return new Signed(note, checkpoint, seconds);
    }

    /**
     * Reads one back.
     *
     * @throws IllegalArgumentException when it is not a checkpoint of this log, signed and timed by its key
     */
    public static Signed of(String written, NoteKey key) {
        Note note = Note.of(written);
        Checkpoint checkpoint = Checkpoint.of(note);
        OptionalLong seconds = key.cosigned(note);
        boolean sound = note.signatures().stream().filter(key::claims).count() == 2; // or one could be spoilt unseen
        if (!checkpoint.origin().equals(key.name()) || !key.signed(note) || seconds.isEmpty() || !sound) {
            throw new IllegalArgumentException("the checkpoint is not signed and timed by " + key.name());
        }
        return new Signed(note, checkpoint, seconds.getAsLong());
    }

    /** How many signatures it bears that are not the log's own. */
    public int cosignatures() {
        return note.signatures().size() - 2;
    }
}
