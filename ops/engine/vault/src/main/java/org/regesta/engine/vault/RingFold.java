package org.regesta.engine.vault;

import java.io.IOException;
import java.util.Optional;
import org.regesta.engine.vault.KeyEntry.Condition;
import org.regesta.engine.vault.KeyEntry.Held;
import org.regesta.engine.vault.KeyEntry.Shredded;
import org.regesta.engine.vault.KeyEntry.Unknown;
import org.regesta.engine.vault.KeyRecord.Carried;
import org.regesta.engine.vault.KeyRecord.Closed;
import org.regesta.engine.vault.KeyRecord.KeyMade;
import org.regesta.engine.vault.KeyRecord.Linked;
import org.regesta.engine.vault.KeyRecord.Placed;
import org.regesta.engine.vault.KeyRecord.SecretMade;

/** Folds frames of a key log into a ring: what they say is put into its entries, to be written. */
final class RingFold {

    private final KeyRing ring;
    private final RingEntries entries;

    RingFold(KeyRing ring) {
        this.ring = ring;
        this.entries = ring.entries();
    }

    void take(Frame frame) throws IOException {
        for (Placed placed : frame.records()) {
            apply(placed);
        }
        entries.state(entries.state().with(frame));
    }

    private void apply(Placed placed) throws IOException {
        switch (placed.record()) {
            case SecretMade it when !placed.intact() -> throw LogReader.damagedAt(placed.keyAt());
            case SecretMade it -> {
                Held held = new Held(placed.keyAt(), it.wrapped().length, Condition.INTACT);
                entries.put(RingEntries.SECRET + it.use(), held.encode());
                ring.hang(it.use(), held);
            }
            case KeyMade it -> make(it, placed);
            case Linked it -> link(it.registration(), it.subject());
            case KeyRecord.Shredded it -> shred(it.keyRef());
            case Closed _, Carried _ -> {} // say nothing of any key
        }
    }

    private void make(KeyMade made, Placed placed) throws IOException {
        Condition condition = Condition.of(made.wrapped(), placed.intact());
        Held held = new Held(placed.keyAt(), made.wrapped().length, condition);
        entries.put(RingEntries.KEY + made.keyRef(), held.encode());
        entries.state(entries.state().withName().withAltered(held.isAltered() ? 1 : 0));
        Optional<GenerationName> further = GenerationName.parse(made.keyRef());
        if (further.isPresent()) {
            GenerationName it = further.get();
            entries.put(RingEntries.generation(it.of(), it.number()), Fields.utf8(it.rotation()));
            Optional<byte[]> newest = entries.get(RingEntries.NEWEST + it.of());
            if (newest.isEmpty() || RingEntries.number(newest.get()) < it.number()) {
                entries.put(RingEntries.NEWEST + it.of(), RingEntries.number(it.number()));
            }
        }
    }

    private void link(String registration, String subject) throws IOException {
        unlink(registration);
        entries.put(RingEntries.SUBJECT_OF + registration, Fields.utf8(subject));
        entries.put(RingEntries.linkedTo(subject) + registration, new byte[0]);
    }

    private void unlink(String registration) throws IOException {
        Optional<byte[]> before = entries.get(RingEntries.SUBJECT_OF + registration);
        if (before.isPresent()) {
            entries.remove(RingEntries.SUBJECT_OF + registration);
            entries.remove(RingEntries.linkedTo(KeyRing.text(before.get())) + registration);
        }
    }

    /** What is not overwritten yet is noted with the tombstone: so it will be, whatever a crash leaves. */
    private void shred(String keyRef) throws IOException {
        switch (KeyEntry.of(entries.get(RingEntries.KEY + keyRef))) {
            case Held it -> {
                entries.state(entries.state().withAltered(it.isAltered() ? -1 : 0));
                if (it.condition() != Condition.ZEROS) {
                    entries.put(RingEntries.TO_WIPE + keyRef, it.encode());
                }
            }
            case Unknown _ -> entries.state(entries.state().withName());
            case Shredded _ -> {} // told twice by a log that was written anew
        }
        entries.put(RingEntries.KEY + keyRef, new Shredded().encode());
        if (!GenerationName.isOne(keyRef)) {
            entries.put(RingEntries.TOMB + keyRef, new byte[0]);
        }
        unlink(keyRef);
    }

    /** @throws VaultRefused when a key is not what was written, and nobody shredded it */
    void refuseDamagedKeys() throws IOException {
        if (entries.state().altered() == 0) {
            return;
        }
        long first = Long.MAX_VALUE;
        try (KeyIndex.Walk keys = entries.walk(RingEntries.KEY)) {
            while (keys.hasNext()) {
                if (KeyEntry.of(entries.get(RingEntries.KEY + keys.next())) instanceof Held held && held.isAltered()) {
                    first = Math.min(first, held.at());
                }
            }
        }
        throw LogReader.damagedAt(first);
    }
}
