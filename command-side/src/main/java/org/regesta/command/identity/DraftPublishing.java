package org.regesta.command.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.HandleDesk.Handle;
import org.regesta.command.identity.IdentityCreating.Content;
import org.regesta.command.identity.IdentityUpdating.Change;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Makes a draft an identity, or a change of one. The seals stay as they are: their key becomes the person's. The draft
 * is over last, so that a try that broke off goes on.
 */
@Component
class DraftPublishing {

    private final Publishers publishers;
    private final IdentityUpdating updating;
    private final Vault vault;
    private final Clock clock;

    DraftPublishing(Publishers publishers, IdentityUpdating updating, Vault vault, Clock clock) {
        this.publishers = publishers;
        this.updating = updating;
        this.vault = vault;
        this.clock = clock;
    }

    /** What publishing needs of the other desks. */
    @Component
    record Publishers(
            IdObjectReader reader,
            IdentityCreating creating,
            HandleDesk handles,
            Registrations registrations,
            CorrectOpener opener,
            DraftNumbers numbers) {}

    /** @param vid of a new identity: its perpetual one */
    record Published(IdentityStatus status, Optional<String> vid) {
        @Override
        public String toString() {
            return "Published"; // the number stays out of logs
        }
    }

    Published publish(DraftRecord draft, Steps steps) {
        Map<String, JsonNode> fields = publishers.opener().attributes(draft.attributes());
        String uin = publishers.opener().uin(draft.uin());
        IdSchema schema = publishers.reader().checked(fields, uin, draft.schemaVersion(), !draft.change());
        vault.link(draft.keyRef(), KeyRefs.subject(draft.subject()));
        Published published = draft.change()
                ? changed(draft, uin, schema, fields, steps)
                : issued(draft, uin, schema, fields, steps.about(draft.subject()));
        steps.send("publish", new IdentityDraftCommand.Publish(draft.registrationId(), draft.subject()));
        return published;
    }

    private Published issued(
            DraftRecord draft, String uin, IdSchema schema, Map<String, JsonNode> fields, Steps steps) {
        Map<String, Handle> chosen = publishers.handles().chosen(schema, fields);
        publishers.handles().refuseWhatIsTaken(chosen, Optional.of(draft.subject()));
        String subject = publishers.registrations().take(draft.registrationId(), draft.subject(), steps);
        if (!subject.equals(draft.subject())) {
            throw new Refusal(IdentityRefusal.EXISTS);
        }
        Content content = new Content(
                draft.registrationId(),
                draft.schemaVersion().orElseThrow(),
                draft.attributes(),
                List.copyOf(draft.documents().values()),
                draft.biometrics(),
                draft.templates(),
                Ages.of(fields, clock.instant()),
                publishers.numbers().seals().uin(KeyRefs.subject(subject), uin),
                draft.uinClaim(),
                draft.verified());
        publishers.creating().issue(subject, content, chosen, steps);
        String vid = publishers.opener().vid(publishers.numbers().virtualIds().issueWith(subject, steps.as("vid")));
        return new Published(IdentityStatus.ACTIVATED, Optional.of(vid));
    }

    private Published changed(
            DraftRecord draft, String uin, IdSchema schema, Map<String, JsonNode> fields, Steps steps) {
        IdentityRecord record = updating.byUin(uin);
        Map<String, JsonNode> all = new java.util.TreeMap<>(publishers.opener().attributes(record.attributes()));
        all.putAll(fields);
        all.keySet().removeAll(draft.removed());
        publishers.registrations().take(draft.registrationId(), record.subject(), steps);
        updating.update(
                record,
                new Change(
                        draft.registrationId(),
                        draft.schemaVersion().orElseThrow(),
                        schema,
                        new Merge(fields, draft.removed(), all),
                        draft.attributes(),
                        List.copyOf(draft.documents().values()),
                        draft.biometrics(),
                        draft.verified(),
                        Optional.empty()),
                steps);
        draft.templates().ifPresent(templates -> steps.about(record.subject())
                .send("templates", new IdentityCommand.RecordTemplates(record.subject(), templates)));
        return new Published(record.status(), Optional.empty());
    }
}
