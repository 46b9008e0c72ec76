package org.regesta.engine.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.regesta.engine.vault.KeyRecord.KeyMade;
import org.regesta.engine.vault.KeyRecord.Linked;
import org.regesta.engine.vault.KeyRecord.SecretMade;

/** What a batch of changes comes to, decided before anything is written: additions first, then shreddings. */
final class Staged {

    private final KeyRing ring;
    private final HouseKey house;
    private final List<KeyRecord> records = new ArrayList<>();
    private final Set<String> shreds = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, GenerationName> renewed = new HashMap<>();
    private final Map<String, String> linked = new HashMap<>();

    Staged(KeyRing ring, HouseKey house) {
        this.ring = ring;
        this.house = house;
    }

    /** What becomes of one change. */
    enum Outcome {
        STANDS_ALREADY,
        ADDS,
        SHREDS,
        IS_GONE
    }

    Outcome decide(Change change) {
        return switch (change) {
            case Change.MakeSecret it -> makeSecret(it.use());
            case Change.Make it -> make(it.keyRef());
            case Change.Renew it -> renew(it.keyRef(), it.rotation());
            case Change.RenewSecret it -> renewSecret(it.use(), it.rotation());
            case Change.Link it -> link(it.registration(), it.subject());
            case Change.Shred it -> shred(it.keyRef());
            case Change.Rewrap _ -> throw new IllegalStateException("a rewrapping is no part of a batch");
        };
    }

    private Outcome makeSecret(String use) {
        if (ring.secret(use).isPresent()) {
            return Outcome.STANDS_ALREADY;
        }
        if (made.add(WrappingNames.secret(use))) {
            records.add(new SecretMade(use, house.wrap(WrappingNames.secret(use), Crypto.random(Crypto.KEY_BYTES))));
        }
        return Outcome.ADDS;
    }

    private Outcome make(String keyRef) {
        return switch (ring.entry(keyRef)) {
            case KeyEntry.Shredded _ -> Outcome.IS_GONE;
            case KeyEntry.Held _ -> Outcome.STANDS_ALREADY;
            case KeyEntry.Unknown _ -> {
                if (made.add(WrappingNames.key(keyRef))) {
                    records.add(new KeyMade(
                            keyRef, house.wrap(WrappingNames.key(keyRef), Crypto.random(Crypto.KEY_BYTES))));
                }
                yield Outcome.ADDS;
            }
        };
    }

    /** The generation is linked to its key: whatever destroys the key destroys it too. */
    private Outcome renew(String keyRef, String rotation) {
        if (ring.isShredded(keyRef)) {
            return Outcome.IS_GONE;
        }
        if (ring.generationBy(keyRef, rotation).isPresent()) {
            return Outcome.STANDS_ALREADY;
        }
        next(WrappingNames.key(keyRef), keyRef, ring::newest, rotation).ifPresent(name -> {
            records.add(new KeyMade(name, house.wrap(WrappingNames.key(name), Crypto.random(Crypto.KEY_BYTES))));
            records.add(new Linked(name, keyRef));
        });
        return Outcome.ADDS;
    }

    private Outcome renewSecret(String use, String rotation) {
        if (ring.secretGenerations().by(use, rotation).isPresent()) {
            return Outcome.STANDS_ALREADY;
        }
        next(WrappingNames.secret(use), use, ring.secretGenerations()::newest, rotation)
                .ifPresent(name -> records.add(
                        new SecretMade(name, house.wrap(WrappingNames.secret(name), Crypto.random(Crypto.KEY_BYTES)))));
        return Outcome.ADDS;
    }

    /** The name of the generation that a rotation makes; none when this batch makes it already. */
    private Optional<String> next(String wrappingName, String key, ToIntFunction<String> known, String rotation) {
        GenerationName before = renewed.get(wrappingName);
        int newest = before == null ? known.applyAsInt(key) : before.number();
        if (!made.add(wrappingName + " by " + rotation)) {
            return Optional.empty();
        }
        GenerationName next = new GenerationName(key, newest + 1, rotation);
        renewed.put(wrappingName, next);
        return Optional.of(next.text());
    }

    /** A link to a subject that was erased destroys the registration's key at once: the erasure promised so. */
    private Outcome link(String registration, String subject) {
        if (ring.isShredded(registration)) {
            return Outcome.STANDS_ALREADY;
        }
        if (ring.isShredded(subject)) {
            return shred(registration);
        }
        if (!linked.containsKey(registration) && ring.subjectOf(registration).equals(Optional.of(subject))) {
            return Outcome.STANDS_ALREADY;
        }
        if (!subject.equals(linked.put(registration, subject))) {
            records.add(new Linked(registration, subject));
        }
        return Outcome.ADDS;
    }

    private Outcome shred(String keyRef) {
        if (ring.isShredded(keyRef)) {
            return Outcome.STANDS_ALREADY;
        }
        shreds.add(keyRef);
        return Outcome.SHREDS;
    }

    List<KeyRecord> records() {
        return records;
    }

    Set<String> shreds() {
        return shreds;
    }
}
