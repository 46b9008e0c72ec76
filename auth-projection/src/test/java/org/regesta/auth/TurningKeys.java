package org.regesta.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.ports.HouseKeys;
import org.regesta.testkit.partner.Certified;

/** The house's keys, of which some turned over. */
public final class TurningKeys implements HouseKeys {

    private final Map<String, List<Pair>> turned = new ConcurrentHashMap<>();

    @Override
    public Pair pair(String application, String reference) {
        return all(application, reference).getFirst();
    }

    @Override
    public List<Pair> all(String application, String reference) {
        List<Pair> known = turned.get(application + "/" + reference);
        return known == null ? List.of(World.pair(application, reference)) : known;
    }

    /** Whatever the pair was, it is this one now, and none before it counts. */
    public void replace(String application, String reference, Pair pair) {
        turned.put(application + "/" + reference, List.of(pair));
    }

    /** Another takes its place, and those before it still open. */
    public Certified turnOver(String application, String reference) {
        List<Pair> known = all(application, reference);
        Certified next = World.key(application + "/" + reference + "." + known.size());
        List<Pair> all = new ArrayList<>(known);
        all.addFirst(new Pair(application + "." + known.size(), next.key(), next.certificate()));
        turned.put(application + "/" + reference, List.copyOf(all));
        return next;
    }
}
