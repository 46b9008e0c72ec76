package org.regesta.engine.vault;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The keys used last, unwrapped, up to a bound. Whoever finds one here need not ask the ring: a key is let go of before
 * anybody is told that it is shredded.
 */
final class UnwrappedKeys<K> {

    private final Map<String, K> keys;

    UnwrappedKeys(int bound) {
        keys = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, K> eldest) {
                return size() > bound;
            }
        };
    }

    Optional<K> known(String keyRef) {
        synchronized (keys) {
            return Optional.ofNullable(keys.get(keyRef));
        }
    }

    /** @param stillHeld asked once the key is in here: one that was shredded meanwhile does not stay */
    K get(String keyRef, Supplier<K> unwrap, BooleanSupplier stillHeld) {
        Optional<K> known = known(keyRef);
        if (known.isPresent()) {
            return known.get();
        }
        K unwrapped = unwrap.get();
        boolean stays = false;
        synchronized (keys) {
            keys.put(keyRef, unwrapped);
            try {
                stays = stillHeld.getAsBoolean();
            } finally {
                if (!stays) {
                    keys.remove(keyRef);
                }
            }
        }
        return unwrapped;
    }

    /** Lets go of keys that are no longer on the ring. */
    void forget(Collection<String> names) {
        synchronized (keys) {
            names.forEach(keys::remove);
        }
    }

    void forgetAll() {
        synchronized (keys) {
            keys.clear();
        }
    }
}
