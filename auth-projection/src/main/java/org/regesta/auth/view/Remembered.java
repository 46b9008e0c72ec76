package org.regesta.auth.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.regesta.ports.ViewStore;

/**
 * What was found in a collection of which much is asked and little changes, until anything in it does. Where others may
 * change it nothing is remembered, nor is that something was not found.
 *
 * @param <V> what is made of a document
 */
public final class Remembered<V> {

    private static final int MOST = 2_000;

    private record Found<V>(long changes, V value) {}

    private final ViewStore.Collection in;
    private final Function<String, Optional<V>> finding;
    private final Cache<String, Found<V>> found =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /** @param finding asks the collection for what a key leads to */
    public Remembered(ViewStore.Collection in, Function<String, Optional<V>> finding) {
        this.in = in;
        this.finding = finding;
    }

    /** What the key leads to now. */
    public Optional<V> of(String key) {
        OptionalLong changes = in.changes(); // before it is read: what changes meanwhile is asked for again
        if (changes.isEmpty()) {
            return finding.apply(key);
        }
        Found<V> known = found.getIfPresent(key);
        if (known != null && known.changes == changes.getAsLong()) {
            return Optional.of(known.value);
        }
        Optional<V> now = finding.apply(key);
        now.ifPresentOrElse(
                value -> found.put(key, new Found<>(changes.getAsLong(), value)), () -> found.invalidate(key));
        return now;
    }
}
