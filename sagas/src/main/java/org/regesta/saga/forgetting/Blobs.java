package org.regesta.saga.forgetting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.EvidenceRef;

/** The blobs an event names, wherever in it: an event type that is added tomorrow is found too. */
final class Blobs {

    private Blobs() {}

    static List<EvidenceRef> in(Object event) {
        List<EvidenceRef> found = new ArrayList<>();
        collect(event, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<EvidenceRef> found) {
        switch (value) {
            case null -> {}
            case EvidenceRef ref -> found.add(ref);
            case Optional<?> of -> of.ifPresent(inner -> collect(inner, found));
            case Collection<?> of -> of.forEach(inner -> collect(inner, found));
            case Map<?, ?> of -> of.values().forEach(inner -> collect(inner, found));
            case Record of -> {
                for (RecordComponent component : of.getClass().getRecordComponents()) {
                    collect(read(component, of), found);
                }
            }
            default -> {} // nothing that names a blob
        }
    }

    private static @Nullable Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException recordsArePublic) {
            throw new IllegalStateException(recordsArePublic);
        }
    }
}
