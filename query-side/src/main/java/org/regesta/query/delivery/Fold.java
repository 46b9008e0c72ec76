package org.regesta.query.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Recorded;

/** The pure part of a view of documents: what it is after an event, and under which keys it is found. */
public interface Fold<V> {

    /** @param before null before the first event */
    V after(@Nullable V before, Recorded event);

    /** After at least one event. */
    default V afterAll(@Nullable V before, List<Recorded> events) {
        V view = after(before, events.getFirst());
        for (Recorded event : events.subList(1, events.size())) {
            view = after(view, event);
        }
        return view;
    }

    /** By declared index. */
    default Map<String, List<String>> keys(V view) {
        return Map.of();
    }
}
