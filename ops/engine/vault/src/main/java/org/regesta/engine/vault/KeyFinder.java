package org.regesta.engine.vault;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.regesta.engine.vault.KeyEntry.Held;
import org.regesta.engine.vault.KeyEntry.Shredded;
import org.regesta.engine.vault.KeyEntry.Unknown;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.Vault.KeyUnknown;

/** Finds keys on whichever ring stands, and remembers those that were used last. */
final class KeyFinder {

    private static final int REMEMBERED = 10_000;

    private final Supplier<Standing> now;
    private final UnwrappedKeys<byte[]> unwrapped = new UnwrappedKeys<>(REMEMBERED);
    private final UnwrappedKeys<PersonKey> newest = new UnwrappedKeys<>(REMEMBERED);

    KeyFinder(Supplier<Standing> now) {
        this.now = now;
    }

    /** Asks the ring; one that was replaced a moment ago says so, and the one in its place is asked. */
    <T> T look(Function<Standing, T> question) {
        Standing standing = now.get();
        while (true) {
            try {
                return question.apply(standing);
            } catch (RingEntries.Retired retired) {
                Standing next = now.get();
                if (next.equals(standing)) {
                    throw new OutcomeUnknown("the vault is closed");
                }
                standing = next;
            }
        }
    }

    KeyEntry entry(String keyRef) {
        return look(standing -> standing.ring().entry(keyRef));
    }

    int newest(String keyRef) {
        return look(standing -> standing.ring().newest(keyRef));
    }

    Optional<PersonKey> rememberedNewest(String keyRef) {
        return newest.known(keyRef);
    }

    /** The newest generation; none when it was shredded. */
    Optional<PersonKey> findNewest(String keyRef) {
        int number = newest(keyRef);
        return find(keyRef, number)
                .map(key -> newest.get(
                        keyRef,
                        () -> new PersonKey(number, key),
                        () -> !isShredded(keyRef) && newest(keyRef) == number));
    }

    /**
     * A generation of the key; none when it was shredded.
     *
     * @throws KeyUnknown when it was never made here
     */
    Optional<byte[]> find(String keyRef, int generation) {
        Optional<byte[]> known = generation == GenerationName.FIRST ? unwrapped.known(keyRef) : Optional.empty();
        return known.isPresent() ? known : look(standing -> find(standing, keyRef, generation));
    }

    private Optional<byte[]> find(Standing standing, String keyRef, int generation) {
        KeyEntry key = standing.ring().entry(keyRef);
        if (key instanceof Shredded) {
            return Optional.empty();
        }
        String name = standing.ring().generation(keyRef, generation).orElseThrow(KeyUnknown::new);
        return switch (name.equals(keyRef) ? key : standing.ring().entry(name)) {
            case Unknown _ -> throw new KeyUnknown();
            case Shredded _ -> Optional.empty(); // shredded with its key, a moment ago
            case Held held -> unwrapped(standing, name, held);
        };
    }

    private Optional<byte[]> unwrapped(Standing standing, String name, Held held) {
        try {
            return Optional.of(unwrapped.get(
                    name,
                    () -> standing.unwrap(
                            WrappingNames.key(name), standing.ring().wrapped(held)),
                    () -> !isShredded(name)));
        } catch (VaultRefused notWrappedSo) {
            if (isShredded(name)) {
                return Optional.empty(); // overwritten while it was read
            }
            throw LogReader.damagedAt(held.at());
        }
    }

    private boolean isShredded(String name) {
        return entry(name) instanceof Shredded;
    }

    void shredded(Collection<String> names) {
        unwrapped.forget(names);
        newest.forget(names);
    }

    void renewed(String keyRef) {
        newest.forget(List.of(keyRef));
    }

    void forgetAll() {
        unwrapped.forgetAll();
        newest.forgetAll();
    }
}
