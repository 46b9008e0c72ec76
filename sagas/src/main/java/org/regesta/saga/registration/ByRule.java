package org.regesta.saga.registration;

import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Recorded;

/** How the process and its workers act: by its rule, on the authority of the packet's receipt. */
public final class ByRule {

    private ByRule() {}

    /**
     * @param authority {@code registry:<position>} of the event on whose authority the rule follows
     * @param cause the event that asked for this: its correlation goes on
     * @param commandId the same for the same step, so a step taken twice has one effect
     */
    public static Attribution of(String authority, Recorded cause, String commandId) {
        Attribution by = new Attribution(
                        RegistrationProcess.RULE,
                        "RULE",
                        new Authority.Rule(RegistrationProcess.RULE, RegistrationProcess.VERSION, authority))
                .with(Meta.REASON, "registration-process")
                .with(Meta.CHANNEL, "rule")
                .with(Meta.CAUSATION, cause.eventId())
                .with(Meta.COMMAND_ID, commandId);
        return cause.envelope()
                .meta(Meta.CORRELATION)
                .map(correlation -> by.with(Meta.CORRELATION, correlation))
                .orElse(by);
    }
}
