package org.regesta.server.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.regesta.events.Envelope;
import org.regesta.ports.Evidence;
import org.regesta.ports.Projection;

/** What a rebuild could not take in from one book, in order. */
final class Lot {

    private record Parked(Envelope event, Optional<Poison> why) {}

    private final List<Parked> parked = new ArrayList<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, String> lacking = new HashMap<>();

    /** Takes an event in, or sets it aside with all that follow it in its sequence. */
    void deliver(Envelope event, Runnable takeIn) {
        if (held.contains(Projection.sequenceKey(event))) {
            parked.add(new Parked(event, Optional.empty()));
            return;
        }
        try {
            takeIn.run();
        } catch (Throwable failure) { // the boundary between one person's events and all others'
            if (failure instanceof Evidence.EvidenceDamaged damaged) {
                lacking.put(Projection.sequenceKey(event), damaged.name());
            }
            parked.add(new Parked(event, Optional.of(Poison.of(Letters.type(event), failure))));
            held.add(Projection.sequenceKey(event));
        }
    }

    long size() {
        return parked.size();
    }

    /** The sequences that wait because a blob is missing or altered, each with the blob's name. */
    Map<String, String> lacking() {
        return Map.copyOf(lacking);
    }

    void each(BiConsumer<Envelope, Optional<Poison>> to) {
        parked.forEach(each -> to.accept(each.event(), each.why()));
    }
}
