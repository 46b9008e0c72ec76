package org.regesta.command.identity;

import java.util.List;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.command.identity.api.IdentityDraftCommand.Change;
import org.regesta.command.identity.api.IdentityDraftCommand.Discard;
import org.regesta.command.identity.api.IdentityDraftCommand.Publish;
import org.regesta.command.identity.api.IdentityDraftCommand.RecordTemplates;
import org.regesta.command.identity.api.IdentityDraftCommand.Start;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.identity.IdentityDraftEvent.Changed;
import org.regesta.events.identity.IdentityDraftEvent.Discarded;
import org.regesta.events.identity.IdentityDraftEvent.Published;
import org.regesta.events.identity.IdentityDraftEvent.Started;
import org.regesta.events.identity.IdentityDraftEvent.TemplatesExtracted;
import org.regesta.ports.Refusal;

/** What may happen to a draft. */
final class IdentityDraftRules {

    private IdentityDraftRules() {}

    /** Where a draft stands. */
    enum Standing {
        NONE,
        OPEN,
        PUBLISHED
    }

    static List<IdentityDraftEvent> decide(IdentityDraftCommand command, Standing standing) {
        if (command instanceof Start start) {
            if (standing != Standing.NONE) {
                throw new Refusal(IdentityRefusal.EXISTS);
            }
            return List.of(new Started(
                    start.registrationId(), start.subject(), start.change(), start.uin(), start.uinClaim()));
        }
        if (standing != Standing.OPEN) {
            throw new Refusal(IdentityRefusal.DRAFT_UNKNOWN);
        }
        return switch (command) {
            case Start c -> List.of();
            case Change c ->
                List.of(new Changed(
                        c.registrationId(),
                        c.schemaVersion(),
                        c.attributes(),
                        c.removed(),
                        c.documents(),
                        c.biometrics(),
                        c.verified()));
            case RecordTemplates c -> List.of(new TemplatesExtracted(c.registrationId(), c.templates()));
            case Publish c -> List.of(new Published(c.registrationId(), c.subject()));
            case Discard c -> List.of(new Discarded(c.registrationId()));
        };
    }

    static Standing evolve(Standing standing, IdentityDraftEvent event) {
        return switch (event) {
            case Started e -> Standing.OPEN;
            case Changed e -> standing;
            case TemplatesExtracted e -> standing;
            case Published e -> Standing.PUBLISHED;
            case Discarded e -> Standing.NONE;
        };
    }
}
