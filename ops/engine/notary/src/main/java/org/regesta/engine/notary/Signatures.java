package org.regesta.engine.notary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whose signatures count: the log's, and those of the witnesses that are known; others' lines are ignored. */
public final class Signatures {

    private static final int REMEMBERED = 16;

    private final NoteKey log;
    private final List<NoteKey> witnesses;
    /** Notes found sound a moment ago: the same one stands in the history and by itself. */
    private final Map<String, Checkpoint> sound = new HashMap<>();

    public Signatures(NoteKey log, List<NoteKey> witnesses) {
        this.log = log;
        this.witnesses = List.copyOf(witnesses);
    }

    NoteKey log() {
        return log;
    }

    /** The checkpoint, if the log signed it; a finding if not, or if a witness's line is spoilt. */
    @Nullable
    Checkpoint check(String place, @Nullable String note, Consumer<Finding> findings) {
        if (note == null) {
            findings.accept(new Finding(place, "a signed note in base64", "something else"));
            return null;
        }
        Checkpoint known = sound.get(note);
        if (known != null) {
            return known;
        }
        try {
            Signed signed = Signed.of(note, log);
            boolean spoilt = false;
            for (NoteKey witness : witnesses) {
                boolean claimed = signed.note().signatures().stream().anyMatch(witness::claims);
                if (claimed && witness.cosigned(signed.note()).isEmpty()) {
                    findings.accept(new Finding(place, "a cosignature of " + witness.name(), "one that is not its"));
                    spoilt = true;
                }
            }
            if (!spoilt) {
                remember(note, signed.checkpoint());
            }
            return signed.checkpoint();
        } catch (IllegalArgumentException notSigned) {
            findings.accept(new Finding(place, "a checkpoint signed by " + log.name(), "none"));
            return null;
        }
    }

    private void remember(String note, Checkpoint checkpoint) {
        if (sound.size() >= REMEMBERED) {
            sound.clear();
        }
        sound.put(note, checkpoint);
    }
}
