package org.regesta.engine.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.engine.vault.KeyRecord.KeyMade;
import org.regesta.engine.vault.KeyRecord.Linked;
import org.regesta.engine.vault.KeyRecord.Placed;
import org.regesta.engine.vault.KeyRecord.SecretMade;
import org.regesta.engine.vault.KeyRecord.Shredded;
import org.regesta.engine.vault.KeyRing.Held;

/**
 * The vault's log written anew under another house key, a little at a time, by the one writer: between two steps the
 * vault goes on, and what changes meanwhile is written here too. Nobody uses it before it is whole; cut off before, it
 * never was.
 */
final class Rewrapping {

    /** So many keys a step: milliseconds for which a change waits. */
    static final int STEP = 500;

    private final Disk disk;
    private final Standing before;
    private final HouseKeyInUse next;
    private final KeyLog successor;
    private final KeyRing ring = new KeyRing();
    private final Iterator<String> names;
    private final int total;
    private volatile int done;

    Rewrapping(Disk disk, KeyLog log, Standing before, HouseKeyInUse next) throws IOException {
        this.disk = disk;
        this.before = before;
        this.next = next;
        this.successor = log.successor(disk, next.key());
        List<String> all = before.ring().names();
        this.names = all.iterator();
        this.total = all.size();
        write(secretsAndLinks());
    }

    private List<KeyRecord> secretsAndLinks() {
        List<KeyRecord> records = new ArrayList<>();
        for (Map.Entry<String, byte[]> secret : before.ring().secrets().entrySet()) {
            records.add(rewrapped(new SecretMade(secret.getKey(), secret.getValue())));
        }
        before.ring().links().forEach((registration, subject) -> records.add(new Linked(registration, subject)));
        return records;
    }

    boolean isWhole() {
        return !names.hasNext();
    }

    int done() {
        return done;
    }

    int total() {
        return total;
    }

    /** The next keys, as they are now. */
    void step() throws IOException {
        List<KeyRecord> records = new ArrayList<>(STEP);
        while (records.size() < STEP && names.hasNext()) {
            String keyRef = names.next();
            Optional<Held> held = before.ring().held(keyRef);
            records.add(
                    held.isPresent() ? rewrapped(new KeyMade(keyRef, held.get().wrapped())) : new Shredded(keyRef));
            done++;
        }
        write(records);
    }

    /** What was made durable in the log before it. */
    void follow(List<KeyRecord> records) throws IOException {
        List<Held> dead = new ArrayList<>();
        for (KeyRecord record : records) {
            if (record instanceof Shredded shredded) {
                ring.held(shredded.keyRef()).ifPresent(dead::add);
            }
        }
        write(records.stream().map(this::rewrapped).toList());
        successor.wipe(dead);
    }

    /** @return what stands from here on; durable */
    Standing takePlace(long changes) throws IOException {
        successor.takePlace(disk, changes);
        return new Standing(ring, next);
    }

    KeyLog log() {
        return successor;
    }

    void abandon() throws IOException {
        successor.abandon(disk);
    }

    private KeyRecord rewrapped(KeyRecord record) {
        return switch (record) {
            case KeyMade it -> new KeyMade(it.keyRef(), rewrapped(WrappingNames.key(it.keyRef()), it.wrapped()));
            case SecretMade it -> new SecretMade(it.use(), rewrapped(WrappingNames.secret(it.use()), it.wrapped()));
            case Linked _, Shredded _, KeyRecord.Carried _, KeyRecord.Closed _ -> record;
        };
    }

    private byte[] rewrapped(String name, byte[] wrapped) {
        return next.key().wrap(name, before.house().key().unwrap(name, wrapped));
    }

    private void write(List<KeyRecord> records) throws IOException {
        for (int from = 0; from < records.size(); from += STEP) {
            List<KeyRecord> some = records.subList(from, Math.min(records.size(), from + STEP));
            List<Placed> placed = successor.write(some);
            placed.forEach(ring::apply);
        }
    }
}
