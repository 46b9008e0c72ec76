package org.regesta.engine.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regesta.engine.vault.KeyEntry.Held;
import org.regesta.engine.vault.KeyRecord.KeyMade;
import org.regesta.engine.vault.KeyRecord.Linked;
import org.regesta.engine.vault.KeyRecord.SecretMade;
import org.regesta.engine.vault.KeyRecord.Shredded;

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
    private final KeyIndex.Walk links;
    private final KeyIndex.Walk names;
    private final int total;
    private boolean whole;
    private volatile int done;

    Rewrapping(Disk disk, KeyLog log, Standing before, HouseKeyInUse next) throws IOException {
        this.disk = disk;
        this.before = before;
        this.next = next;
        this.successor = log.successor(disk, next.key());
        this.total = (int) Math.min(Integer.MAX_VALUE, before.ring().state().names());
        RingEntries entries = before.ring().entries();
        this.links = entries.walk(RingEntries.SUBJECT_OF);
        this.names = entries.walk(RingEntries.KEY);
        write(secrets());
    }

    private List<KeyRecord> secrets() {
        List<KeyRecord> records = new ArrayList<>();
        before.ring()
                .secrets()
                .forEach((use, held) ->
                        records.add(rewrapped(new SecretMade(use, before.ring().wrapped(held)))));
        return records;
    }

    boolean isWhole() {
        return whole;
    }

    int done() {
        return done;
    }

    int total() {
        return total;
    }

    /** The next links, and when there are no more the next keys: those that were there at the beginning, as now. */
    void step() throws IOException {
        List<KeyRecord> records = new ArrayList<>(STEP);
        while (records.size() < STEP && links.hasNext()) {
            String registration = links.next();
            before.ring().subjectOf(registration).ifPresent(subject -> records.add(new Linked(registration, subject)));
        }
        while (records.size() < STEP && names.hasNext()) {
            String keyRef = names.next();
            Optional<Held> held = before.ring().held(keyRef);
            records.add(
                    held.isPresent()
                            ? rewrapped(new KeyMade(keyRef, before.ring().wrapped(held.get())))
                            : new Shredded(keyRef));
            done++;
        }
        write(records);
        whole = !links.hasNext() && !names.hasNext();
    }

    /** What was made durable in the log before it. */
    void follow(List<KeyRecord> records) throws IOException {
        write(records.stream().map(this::rewrapped).toList());
        if (records.stream().anyMatch(Shredded.class::isInstance)) {
            successor.wipeShredded();
        }
    }

    /** @return what stands from here on; durable */
    Standing takePlace(long changes) throws IOException {
        endWalks();
        successor.takePlace(disk, changes);
        return new Standing(successor.ring(), next);
    }

    KeyLog log() {
        return successor;
    }

    void abandon() throws IOException {
        endWalks();
        successor.abandon(disk);
    }

    private void endWalks() {
        links.close();
        names.close();
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
            successor.write(some);
        }
    }
}
