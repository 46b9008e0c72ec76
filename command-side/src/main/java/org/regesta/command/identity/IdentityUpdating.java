package org.regesta.command.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.regesta.command.identity.HandleDesk.Handle;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.identity.api.UpdateLimits;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes an identity: what came is held against what stands, and only what differs is recorded. */
@Component
class IdentityUpdating {

    private final Identities identities;
    private final HandleDesk handles;
    private final UpdateLimits limits;
    private final Clock clock;

    IdentityUpdating(Identities identities, HandleDesk handles, UpdateLimits limits, Clock clock) {
        this.identities = identities;
        this.handles = handles;
        this.limits = limits;
        this.clock = clock;
    }

    /** What changes, sealed, however it came. */
    record Change(
            String registrationId,
            String schemaVersion,
            IdSchema schema,
            Merge merge,
            Map<String, Sealed> attributes,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            SortedSet<String> verified,
            Optional<IdentityStatus> status) {}

    /** @throws Refusal UNKNOWN */
    IdentityRecord byUin(String uin) {
        return identities
                .byUin(uin)
                .flatMap(identities::record)
                .orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
    }

    /** @throws Refusal HANDLE_TAKEN or UPDATED_TOO_OFTEN */
    void update(IdentityRecord record, Change change, Steps of) {
        update(record, change, of, limits.all());
    }

    private void update(IdentityRecord record, Change change, Steps of, Map<String, Integer> limited) {
        String subject = record.subject();
        Steps steps = of.about(subject);
        Map<String, Handle> chosen =
                handles.chosen(change.schema(), change.merge().all());
        known(record, chosen, command(record, change, limited), steps);
        if (!change.verified().isEmpty()) {
            steps.send(
                    "verified",
                    new IdentityCommand.VerifyAttributes(subject, change.registrationId(), change.verified()));
        }
        change.status()
                .ifPresent(status ->
                        steps.send("status", new IdentityCommand.SetStatus(subject, status, change.registrationId())));
    }

    /** Handles are bound before the command that needs them and given up after it. */
    private void known(IdentityRecord record, Map<String, Handle> chosen, IdentityCommand command, Steps steps) {
        handles.bindFor(record.subject(), chosen, steps, () -> steps.send(Registrations.UPDATE, command));
        handles.take(record.subject(), chosen, record.handles().keySet(), steps);
        Set<String> gone = new HashSet<>(record.handles().keySet());
        gone.removeAll(chosen.keySet());
        handles.giveUp(record.subject(), gone, steps);
    }

    /** Puts back what stood before; a handle of then that became another's stays theirs. */
    void takeBack(IdentityRecord record, Change change, Instant since, String proposalId, Steps of) {
        Map<String, Handle> chosen =
                new TreeMap<>(handles.chosen(change.schema(), change.merge().all()));
        chosen.values().removeIf(handle -> identities
                .byHandle(handle.value())
                .filter(holder -> !holder.equals(record.subject()))
                .isPresent());
        known(
                record,
                chosen,
                new IdentityCommand.TakeBack(command(record, change, Map.of()), since, proposalId),
                of.about(record.subject()));
    }

    /** As {@link #update}, of what was held against the limits before. */
    void apply(IdentityRecord record, Change change, Steps steps) {
        update(record, change, steps, Map.of());
    }

    /** Whether a step was recorded of an identity before. */
    boolean isKnown(String subject, String step, Steps steps) {
        return identities.holds(subject, steps.as(step));
    }

    /** Fields that change and were updated as often as they may be. */
    List<String> tooOften(IdentityRecord record, Merge merge) {
        return limits.all().entrySet().stream()
                .filter(limit -> merge.changed().containsKey(limit.getKey())
                        || merge.removed().contains(limit.getKey()))
                .filter(limit -> record.updates().getOrDefault(limit.getKey(), 0) >= limit.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Fields with a handle that is another's than this subject's. */
    List<String> handlesTaken(Optional<String> subject, IdSchema schema, Map<String, JsonNode> fields) {
        return handles.taken(handles.chosen(schema, fields), subject);
    }

    private IdentityCommand.Update command(IdentityRecord record, Change change, Map<String, Integer> limited) {
        return new IdentityCommand.Update(
                record.subject(),
                change.registrationId(),
                change.schemaVersion(),
                change.attributes(),
                change.merge().removed(),
                change.documents(),
                change.biometrics(),
                change.merge().changed().containsKey("dateOfBirth")
                        ? Ages.of(change.merge().all(), clock.instant())
                        : record.ageGroup(),
                limited);
    }
}
