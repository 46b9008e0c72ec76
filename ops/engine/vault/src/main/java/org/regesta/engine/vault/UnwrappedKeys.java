package org.regesta.engine.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The keys used last, unwrapped, up to a bound. */
final class UnwrappedKeys {

    private final Map<String, byte[]> keys;

    UnwrappedKeys(int bound) {
        keys = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                return size() > bound;
            }
        };
    }

    /** @param stillHeld asked once the key is in here: one that was shredded meanwhile does not stay */
    byte[] get(String keyRef, Supplier<byte[]> unwrap, BooleanSupplier stillHeld) {
        synchronized (keys) {
            byte[] known = keys.get(keyRef);
            if (known != null) {
                return known;
            }
        }
        byte[] unwrapped = unwrap.get();
        synchronized (keys) {
            keys.put(keyRef, unwrapped);
            if (!stillHeld.getAsBoolean()) {
                keys.remove(keyRef);
            }
        }
        return unwrapped;
    }

    /** Lets go of keys that are no longer on the ring. */
    void forgetShredded(KeyRing ring) {
        synchronized (keys) {
            keys.keySet().removeIf(ring::isShredded);
        }
    }

    void forgetAll() {
        synchronized (keys) {
            keys.clear();
        }
    }

    int size() {
        synchronized (keys) {
            return keys.size();
        }
    }
}
