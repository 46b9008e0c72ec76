package org.regesta.saga.registration;

import java.util.Locale;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.registration.Process;
import org.regesta.ports.Attribution;
import org.regesta.ports.Recorded;

/** How the process and its workers act: by its rule, on the authority of the packet's receipt. */
public final class ByRule {

    private ByRule() {}

    /**
     * @param process whose rule it is
     * @param authority {@code registry:<position>} of the event on whose authority the rule follows
     * @param cause the event that asked for this: its correlation goes on
     * @param commandId the same for the same step, so a step taken twice has one effect
     */
    public static Attribution of(Process process, String authority, Recorded cause, String commandId) {
        String rule = "registration-" + process.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Attribution by = new Attribution(rule, "RULE", new Authority.Rule(rule, RegistrationProcess.VERSION, authority))
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
