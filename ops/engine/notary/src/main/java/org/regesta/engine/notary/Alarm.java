package org.regesta.engine.notary;

import java.util.List;

/**
 * Something that must not be. While it stands nothing is signed; it stands until a person clears it, and comes back
 * while its cause lasts.
 *
 * @param since milliseconds since the epoch
 * @param detail what was expected and what is there; names no person
 */
public record Alarm(Kind kind, long since, String detail) {

    /** What it is about. */
    public enum Kind {
        /** The book has fewer events than were signed. */
        LEDGER_SHORTER,
        /** The book holds other events than were signed, or reads differently twice. */
        LEDGER_CHANGED,
        /** The tiles on the disk do not lead to the signed root. */
        TILES_DAMAGED,
        /** The checkpoint on the disk is not one this notary signed. */
        CHECKPOINT_DAMAGED,
        /** A witness cosigned another history than this one. */
        FORK,
        /** A witness cosigned a longer history: this one was set back. */
        ROLLBACK
    }

    String written() {
        return kind + "\n" + since + "\n" + detail.replace('\n', ' ') + "\n";
    }

    static Alarm of(String written) {
        List<String> lines = written.lines().toList();
        return new Alarm(Kind.valueOf(lines.get(0)), Long.parseLong(lines.get(1)), lines.get(2));
    }
}
