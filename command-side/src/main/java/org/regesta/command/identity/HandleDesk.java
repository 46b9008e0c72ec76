package org.regesta.command.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.identity.api.HandleClaimCommand;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The handles a person chose among their attributes. A claim is bound before the identity speaks of it, and given up
 * after: a handle may rest with nobody for a moment, never with two.
 */
@Component
class HandleDesk {

    private final Identities identities;
    private final PersonSeals seals;

    HandleDesk(Identities identities, PersonSeals seals) {
        this.identities = identities;
        this.seals = seals;
    }

    /** @param value with its field: {@code 8249742850@phone} */
    record Handle(String field, String value) {
        @Override
        public String toString() {
            return "Handle[" + field + "]";
        }
    }

    /**
     * By claim id. Of a plain field, its value; of a list, the values tagged {@code handle}, or all when none is
     * tagged. What is selected and is no handle of the schema's is passed over, as MOSIP does.
     */
    Map<String, Handle> chosen(IdSchema schema, Map<String, JsonNode> fields) {
        Map<String, Handle> chosen = new LinkedHashMap<>();
        JsonNode selected = fields.get(IdObject.SELECTED_HANDLES);
        if (selected != null) {
            selected.valueStream()
                    .map(name -> name.asString(""))
                    .filter(schema::isHandle)
                    .forEach(field -> {
                        JsonNode value = fields.get(field);
                        for (String text : value == null ? Set.<String>of() : values(value)) {
                            String handle = Identities.handle(text, field);
                            chosen.put(identities.claimId(Derivation.HANDLE_CLAIM, handle), new Handle(field, handle));
                        }
                    });
        }
        return chosen;
    }

    private static Set<String> values(JsonNode value) {
        Set<String> values = new TreeSet<>();
        if (value.isArray()) {
            boolean tagged =
                    value.valueStream().anyMatch(entry -> !entry.path("tags").isEmpty());
            value.valueStream()
                    .filter(entry -> !tagged || isTagged(entry))
                    .map(entry -> entry.path("value").asString(""))
                    .filter(text -> !text.isBlank())
                    .forEach(values::add);
        } else if (!value.asString("").isBlank()) {
            values.add(value.asString(""));
        }
        return values;
    }

    private static boolean isTagged(JsonNode entry) {
        return entry.path("tags").valueStream().anyMatch(tag -> tag.asString("").equals("handle"));
    }

    /** @throws Refusal HANDLE_TAKEN when one is another's; asked before anything is recorded */
    void refuseWhatIsTaken(Map<String, Handle> chosen, Optional<String> subject) {
        if (!taken(chosen, subject).isEmpty()) {
            throw new Refusal(IdentityRefusal.HANDLE_TAKEN);
        }
    }

    /** Fields with one that is somebody else's. */
    List<String> taken(Map<String, Handle> chosen, Optional<String> subject) {
        return chosen.values().stream()
                .filter(handle -> identities
                        .byHandle(handle.value())
                        .filter(holder -> !subject.filter(holder::equals).isPresent())
                        .isPresent())
                .map(Handle::field)
                .distinct()
                .toList();
    }

    /**
     * Of an identity that is new: bound before it is issued, spoken of after.
     *
     * @throws Refusal HANDLE_TAKEN as {@link #bindFor}
     */
    void issue(String subject, Map<String, Handle> chosen, Steps steps, Runnable issue) {
        bindFor(subject, chosen, steps, issue);
        take(subject, chosen, Set.of(), steps);
    }

    /**
     * Binds them, and does what needs them. When either is refused, nothing stays bound of what this request bound,
     * also in a run before: what the identity never speaks of would be nobody else's for ever.
     *
     * @throws Refusal HANDLE_TAKEN: under race one is first
     */
    void bindFor(String subject, Map<String, Handle> chosen, Steps steps, Runnable deed) {
        Set<String> fresh = fresh(chosen.keySet(), steps);
        try {
            refuseWhatIsTaken(chosen, Optional.of(subject));
            chosen.keySet()
                    .forEach(claim -> steps.send(step("bind", claim), new HandleClaimCommand.Bind(claim, subject)));
            deed.run();
        } catch (Refusal no) {
            letGo(subject, fresh, steps);
            throw no;
        }
    }

    /** What nobody has yet, and what this request bound in a run before. */
    private Set<String> fresh(Set<String> claims, Steps steps) {
        Set<String> fresh = new TreeSet<>(claims);
        fresh.removeIf(claim -> identities.handleHolder(claim).isPresent()
                && !identities.isHandleBoundBy(claim, steps.as(step("bind", claim))));
        return fresh;
    }

    private void letGo(String subject, Set<String> fresh, Steps steps) {
        Set<String> spokenOf = identities
                .record(subject)
                .map(record -> record.handles().keySet())
                .orElse(Set.of());
        fresh.stream()
                .filter(claim -> !spokenOf.contains(claim))
                .filter(claim ->
                        identities.handleHolder(claim).filter(subject::equals).isPresent())
                .forEach(claim -> steps.send(step("let-go", claim), new HandleClaimCommand.Release(claim, subject)));
    }

    /** Another one each time the handle was let go: a request that is sent again then binds it anew. */
    private String step(String what, String claim) {
        return what + ":" + claim + ":" + identities.handleReleases(claim);
    }

    void take(String subject, Map<String, Handle> chosen, Set<String> known, Steps steps) {
        chosen.forEach((claim, handle) -> {
            if (!known.contains(claim)) {
                steps.send(
                        "handle:" + claim,
                        new IdentityCommand.TakeHandle(
                                subject,
                                handle.field(),
                                seals.handle(KeyRefs.subject(subject), handle.value()),
                                claim));
            }
        });
    }

    void giveUp(String subject, Set<String> claims, Steps steps) {
        claims.forEach(claim -> {
            steps.send("give-up:" + claim, new IdentityCommand.GiveUpHandle(subject, claim));
            steps.send("release:" + claim, new HandleClaimCommand.Release(claim, subject));
        });
    }
}
