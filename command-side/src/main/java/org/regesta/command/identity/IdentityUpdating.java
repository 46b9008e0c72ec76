package org.regesta.command.identity;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
        String subject = record.subject();
        Steps steps = of.about(subject);
        Map<String, Handle> chosen =
                handles.chosen(change.schema(), change.merge().all());
        handles.refuseWhatIsTaken(chosen, Optional.of(subject));
        handles.bind(subject, chosen, steps);
        steps.send(Registrations.UPDATE, command(record, change));
        if (!change.verified().isEmpty()) {
            steps.send(
                    "verified",
                    new IdentityCommand.VerifyAttributes(subject, change.registrationId(), change.verified()));
        }
        handles.take(subject, chosen, record.handles().keySet(), steps);
        Set<String> gone = new HashSet<>(record.handles().keySet());
        gone.removeAll(chosen.keySet());
        handles.giveUp(subject, gone, steps);
        change.status()
                .ifPresent(status ->
                        steps.send("status", new IdentityCommand.SetStatus(subject, status, change.registrationId())));
    }

    private IdentityCommand.Update command(IdentityRecord record, Change change) {
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
                limits.all());
    }
}
