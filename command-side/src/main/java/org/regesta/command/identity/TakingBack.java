package org.regesta.command.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.command.identity.IdentityUpdating.Change;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.UpdatesTakenBack;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent.Updated;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds what stood before an update, under the very seals it had, and puts it back. */
@Component
class TakingBack implements UpdatesTakenBack {

    private final Identities identities;
    private final IdentityUpdating updating;
    private final Corrections corrections;
    private final IdObjectReader reader;

    TakingBack(Identities identities, IdentityUpdating updating, Corrections corrections, IdObjectReader reader) {
        this.identities = identities;
        this.updating = updating;
        this.corrections = corrections;
        this.reader = reader;
    }

    @Override
    public void takeBack(String subject, String registrationId, String proposalId, Attribution by) {
        Identities.Turn turn =
                identities.turn(subject, registrationId).orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
        IdentityRecord now = identities.record(subject).orElseThrow(() -> new Refusal(IdentityRefusal.ERASED));
        Change change = change(turn, now);
        Steps steps = corrections.steps(by).about(subject);
        updating.takeBack(now, change, turn.recorded(), proposalId, steps);
        if (turn.update().biometrics().isPresent()) {
            templates(turn, steps);
        }
    }

    /** Those of the biometrics that stand again, also when a run before this one put them back. */
    private void templates(Identities.Turn turn, Steps steps) {
        String subject = turn.before().subject();
        boolean again = identities
                .record(subject)
                .filter(now -> now.biometrics().equals(turn.before().biometrics()))
                .isPresent();
        if (again && !identities.templates(subject).equals(turn.templates())) {
            turn.templates()
                    .ifPresent(templates ->
                            steps.send("templates", new IdentityCommand.RecordTemplates(subject, templates)));
        }
    }

    private Change change(Identities.Turn turn, IdentityRecord now) {
        IdentityRecord before = turn.before();
        Updated wrong = turn.update();
        Map<String, Sealed> restored = new TreeMap<>();
        Set<String> emptied = new TreeSet<>();
        wrong.attributes().forEach((field, seal) -> {
            if (seal.equals(now.attributes().get(field))) {
                Optional.ofNullable(before.attributes().get(field))
                        .ifPresentOrElse(was -> restored.put(field, was), () -> emptied.add(field));
            }
        });
        wrong.removed().stream()
                .filter(field -> !now.attributes().containsKey(field))
                .filter(before.attributes()::containsKey)
                .forEach(field -> restored.put(field, before.attributes().get(field)));
        Optional<EvidenceRef> biometrics = before.biometrics()
                .filter(cbeff ->
                        wrong.biometrics().isPresent() && wrong.biometrics().equals(now.biometrics()));
        return new Change(
                wrong.registrationId(),
                now.schemaVersion(),
                reader.schemaOf(now.schemaVersion()),
                merge(now, restored, emptied),
                restored,
                documents(before, wrong, now),
                biometrics,
                new TreeSet<>(),
                Optional.empty());
    }

    private Merge merge(IdentityRecord now, Map<String, Sealed> restored, Set<String> emptied) {
        Map<String, JsonNode> changed = corrections.open(restored);
        Map<String, JsonNode> all = new TreeMap<>(corrections.standing(now));
        all.putAll(changed);
        all.keySet().removeAll(emptied);
        return new Merge(changed, emptied, all);
    }

    private static List<DocumentRef> documents(IdentityRecord before, Updated wrong, IdentityRecord now) {
        return wrong.documents().stream()
                .filter(document -> document.equals(now.documents().get(document.field())))
                .flatMap(document -> Optional.ofNullable(before.documents().get(document.field())).stream())
                .toList();
    }
}
