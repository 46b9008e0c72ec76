package org.regesta.command.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.api.IdentityCommand.TakeBack;
import org.regesta.command.identity.api.IdentityCommand.Update;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.FoundWrong;
import org.regesta.events.identity.IdentityEvent.Updated;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Refusal;

/** What is known of somebody changes, and what was wrong is taken back. */
final class UpdateRules {

    /** Beside the fields of the schema, in what an update changed. */
    static final String BIOMETRICS = "biometrics";

    private UpdateRules() {}

    static List<IdentityEvent> update(Update c, Living living) {
        boolean tooOften = c.limits().entrySet().stream()
                .anyMatch(limit -> changes(c).anyMatch(limit.getKey()::equals)
                        && living.updates().getOrDefault(limit.getKey(), 0) >= limit.getValue());
        if (tooOften) {
            throw new Refusal(IdentityRefusal.UPDATED_TOO_OFTEN);
        }
        return c.changesNothing() ? List.of() : List.of(updated(c));
    }

    /** Only what the wrong update was the last to change: somebody may have been faster. */
    static List<IdentityEvent> takeBack(TakeBack c, Living living) {
        Update all = c.standing();
        Update still = new Update(
                all.subject(),
                all.registrationId(),
                all.schemaVersion(),
                only(all, all.attributes(), living),
                only(all, all.removed(), living),
                all.documents().stream()
                        .filter(document -> isLast(document.field(), all, living))
                        .toList(),
                all.biometrics().filter(cbeff -> isLast(BIOMETRICS, all, living)),
                all.ageGroup(),
                Map.of());
        return still.changesNothing()
                ? List.of()
                : List.of(
                        updated(still),
                        new FoundWrong(
                                all.subject(),
                                all.registrationId(),
                                c.since(),
                                fields(updated(still)),
                                c.proposalId()));
    }

    private static <V> Map<String, V> only(Update of, Map<String, V> fields, Living living) {
        Map<String, V> last = new TreeMap<>(fields);
        last.keySet().removeIf(field -> !isLast(field, of, living));
        return last;
    }

    private static Set<String> only(Update of, Set<String> fields, Living living) {
        Set<String> last = new TreeSet<>(fields);
        last.removeIf(field -> !isLast(field, of, living));
        return last;
    }

    private static boolean isLast(String field, Update of, Living living) {
        return Optional.ofNullable(living.brought().get(field)).equals(Optional.of(of.registrationId()));
    }

    /** All that an update changed, by schema field. */
    static Set<String> fields(Updated event) {
        Set<String> fields = new TreeSet<>(event.attributes().keySet());
        fields.addAll(event.removed());
        event.documents().stream().map(DocumentRef::field).forEach(fields::add);
        event.biometrics().ifPresent(cbeff -> fields.add(BIOMETRICS));
        return fields;
    }

    static Living after(Living living, Updated event) {
        Map<String, Integer> updates = new TreeMap<>(living.updates());
        Stream.concat(event.attributes().keySet().stream(), event.removed().stream())
                .forEach(field -> updates.merge(field, 1, Integer::sum));
        Map<String, String> brought = new HashMap<>(living.brought());
        fields(event).forEach(field -> brought.put(field, event.registrationId()));
        return living.withUpdates(updates, brought);
    }

    /** Neither the wrong update nor that which takes it back counts against how often one may update. */
    static Living after(Living living, FoundWrong event) {
        Map<String, Integer> updates = new TreeMap<>(living.updates());
        event.fields().forEach(field -> updates.computeIfPresent(field, (name, count) -> Math.max(0, count - 2)));
        Map<String, String> brought = new HashMap<>(living.brought());
        brought.keySet().removeAll(event.fields());
        return living.withUpdates(updates, brought);
    }

    private static Updated updated(Update c) {
        return new Updated(
                c.subject(),
                c.registrationId(),
                c.schemaVersion(),
                c.attributes(),
                c.removed(),
                c.documents(),
                c.biometrics(),
                c.ageGroup());
    }

    private static Stream<String> changes(Update c) {
        return Stream.concat(c.attributes().keySet().stream(), c.removed().stream());
    }
}
