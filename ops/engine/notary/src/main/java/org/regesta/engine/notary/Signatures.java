package org.regesta.engine.notary;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures count.
 *
 * @param log the key of the log
 * @param witnesses whose cosignatures are checked; those of others are ignored
 */
public record Signatures(NoteKey log, List<NoteKey> witnesses) {

    public Signatures {
        witnesses = List.copyOf(witnesses);
    }

    /** The checkpoint, if the log signed it; a finding if not, or if a witness's line is spoilt. */
    @Nullable
    Checkpoint check(String place, @Nullable String note, Consumer<Finding> findings) {
        if (note == null) {
            findings.accept(new Finding(place, "a signed note in base64", "something else"));
            return null;
        }
        try {
            Signed signed = Signed.of(note, log);
            for (NoteKey witness : witnesses) {
                boolean claimed = signed.note().signatures().stream().anyMatch(witness::claims);
                if (claimed && witness.cosigned(signed.note()).isEmpty()) {
                    findings.accept(new Finding(place, "a cosignature of " + witness.name(), "one that is not its"));
                }
            }
            return signed.checkpoint();
        } catch (IllegalArgumentException notSigned) {
            findings.accept(new Finding(place, "a checkpoint signed by " + log.name(), "none"));
            return null;
        }
    }
}
