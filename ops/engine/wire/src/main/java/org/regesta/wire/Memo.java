package org.regesta.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of a value, for the values asked for last. The value itself is the key, so what is
 * remembered is never older than what the store holds.
 *
 * @param <K> a value with {@code equals}
 * @param <V> what is made of it
 */
public final class Memo<K, V> {

    private final Function<K, V> making;
    private final Map<K, V> made;

    /** @param most how many are remembered */
    public Memo(int most, Function<K, V> making) {
        this.making = making;
        this.made = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Makes it at most once while it is remembered; what failed is not remembered. */
    public V of(K value) {
        synchronized (made) {
            @Nullable V known = made.get(value);
            if (known != null) {
                return known;
            }
        }
        V now = making.apply(value);
        synchronized (made) {
            made.put(value, now);
        }
        return now;
    }
}
