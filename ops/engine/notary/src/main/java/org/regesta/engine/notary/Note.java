package org.regesta.engine.notary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A C2SP signed note: a text, an empty line, and one line per signature.
 *
 * @param text with the newline it ends in
 */
public record Note(String text, List<Signature> signatures) {

    private static final String DASH = "\u2014 ";
    private static final int SIGNATURE_BYTES_MIN = 5;

    public Note {
        signatures = List.copyOf(signatures);
    }

    /** @param bytes the key's id (4 bytes), then what its type of signature has */
    public record Signature(String name, byte[] bytes) {

        public Signature {
            bytes = bytes.clone();
        }

        /** Reads the line without its newline; {@link IllegalArgumentException} when it is none. */
        public static Signature of(String line) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space <= DASH.length()) {
                throw new IllegalArgumentException("not a signature line of a note");
            }
            byte[] bytes = Base64.getDecoder().decode(line.substring(space + 1));
            String name = line.substring(DASH.length(), space);
            Signature read = new Signature(name, bytes);
            if (bytes.length < SIGNATURE_BYTES_MIN
                    || name.contains(" ")
                    || !read.line().equals(line)) {
                throw new IllegalArgumentException("not a signature line of a note"); // one spelling for one note
            }
            return read;
        }

        /** The line, without a newline. */
        public String line() {
            return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Signature that && line().equals(that.line());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Reads a note; {@link IllegalArgumentException} when it is none. */
    public static Note of(String note) {
        int empty = note.lastIndexOf("\n\n");
        if (empty < 0 || !note.endsWith("\n") || empty + 2 >= note.length()) {
            throw new IllegalArgumentException("not a signed note");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(empty + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(Signature.of(line));
        }
        return new Note(note.substring(0, empty + 1), signatures);
    }

    /** The same note with more signatures, none twice. */
    Note with(List<Signature> more) {
        Set<Signature> all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new Note(text, List.copyOf(all));
    }

    /** As it is written and served. */
    public String written() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
