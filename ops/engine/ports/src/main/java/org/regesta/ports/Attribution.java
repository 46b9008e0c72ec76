package org.regesta.ports;

import java.util.Map;
import java.util.TreeMap;
import org.regesta.events.Authority;
import org.regesta.events.Meta;

/**
 * Who acts, on what ground, and why: goes with every command and stands in every event it causes.
 *
 * @param actor officer, client, partner or rule id
 * @param role the role it acts in
 * @param further other keys of {@link Meta}: reason, channel, device, machine, centre, correlation, commandId,
 *     subject …
 */
public record Attribution(String actor, String role, Authority authority, Map<String, String> further) {

    public Attribution {
        if (!Meta.KEYS.containsAll(further.keySet())) {
            throw new IllegalArgumentException("not a metadata key of the ledger");
        }
        further = Map.copyOf(further);
    }

    public Attribution(String actor, String role, Authority authority) {
        this(actor, role, authority, Map.of());
    }

    /** The same, with one more key of {@link Meta}. */
    public Attribution with(String key, String value) {
        Map<String, String> more = new TreeMap<>(further);
        more.put(key, value);
        return new Attribution(actor, role, authority, more);
    }

    /** All of it as an event's metadata. */
    public Map<String, String> metadata() {
        Map<String, String> all = new TreeMap<>(further);
        all.put(Meta.ACTOR, actor);
        all.put(Meta.ROLE, role);
        all.put(Meta.AUTHORITY, authority.text());
        return all;
    }
}
