package org.regesta.engine.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regesta.engine.vault.KeyRecord.Carried;
import org.regesta.engine.vault.KeyRecord.KeyMade;
import org.regesta.engine.vault.KeyRecord.Placed;
import org.regesta.engine.vault.KeyRecord.SecretMade;
import org.regesta.engine.vault.KeyRecord.Shredded;
import org.regesta.engine.vault.KeyRing.Held;

/** Folds a log into a ring, and knows afterwards which keys are damaged and which shreddings were not finished. */
final class LogFold {

    private final KeyRing ring;
    private final Map<String, Long> altered = new HashMap<>();
    private final List<Held> leftovers = new ArrayList<>();
    private long changes;

    LogFold(KeyRing ring) {
        this.ring = ring;
    }

    void take(Placed placed) {
        switch (placed.record()) {
            case SecretMade it when !placed.intact() -> throw LogReader.damagedAt(placed.keyAt());
            case KeyMade it when !placed.intact() -> altered.put(it.keyRef(), placed.keyAt());
            case Shredded it -> bury(it.keyRef());
            default -> {}
        }
        ring.apply(placed);
        changes = placed.record() instanceof Carried carried ? carried.changes() : changes + (placed.counts() ? 1 : 0);
    }

    private void bury(String keyRef) {
        altered.remove(keyRef);
        ring.held(keyRef).filter(LogFold::isLeft).ifPresent(leftovers::add);
    }

    private static boolean isLeft(Held key) {
        for (byte b : key.wrapped()) {
            if (b != 0) {
                return true;
            }
        }
        return false;
    }

    /** @throws VaultRefused when a key is not what was written, and nobody shredded it */
    void refuseDamagedKeys() {
        altered.values().stream().min(Long::compare).ifPresent(at -> {
            throw LogReader.damagedAt(at);
        });
    }

    /** Keys that were shredded and still stand in the file, at least in part. */
    List<Held> leftovers() {
        return leftovers;
    }

    long changes() {
        return changes;
    }
}
