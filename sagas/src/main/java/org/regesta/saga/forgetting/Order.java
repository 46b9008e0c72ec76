package org.regesta.saga.forgetting;

import java.util.Map;
import java.util.Optional;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.proposal.ProposalEvent.Proposed;
import org.regesta.ports.Attribution;
import org.regesta.ports.Recorded;

/**
 * An approved proposal on its way to be carried out.
 *
 * @param approved the event on whose authority everything here follows
 */
public record Order(Proposed proposal, Recorded approved) {

    private static final String RULE = "proposal-execution";
    private static final String VERSION = "1";

    /** @param step names the command within the order: sent again, it has the same id */
    public Attribution by(String step) {
        Attribution by = of(approved, "registry:" + approved.position(), proposal.proposalId() + ":" + step)
                .with(Meta.CAUSATION, approved.eventId());
        Optional<String> correlation = approved.envelope().meta(Meta.CORRELATION);
        Optional<String> subject = approved.envelope().subject();
        by = correlation.isPresent() ? by.with(Meta.CORRELATION, correlation.get()) : by;
        return subject.isPresent() ? by.with(Meta.SUBJECT, subject.get()) : by;
    }

    /** A rule that acts on its own: what is due. */
    static Attribution of(Recorded cause, String authority, String commandId) {
        return new Attribution(
                RULE,
                "RULE",
                new Authority.Rule(RULE, VERSION, authority),
                Map.of(Meta.REASON, "proposal-approved", Meta.CHANNEL, "rule", Meta.COMMAND_ID, commandId));
    }
}
