package org.regesta.command.identity;

import java.util.List;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.IdentityState.Unknown;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Issue;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Issued;
import org.regesta.ports.Refusal;

/** What may happen to an identity. */
final class IdentityRules {

    static final IdentityState NOTHING_YET = new Unknown();

    private IdentityRules() {}

    static List<IdentityEvent> decide(IdentityCommand command, IdentityState state) {
        return switch (command) {
            case Issue c ->
                switch (state) {
                    case Unknown unknown -> List.of(issued(c));
                    case Living living
                    when living.registrationId().equals(c.registrationId()) ->
                        List.of(); // a stage run twice: the identity and its UIN stand
                    case Living living -> throw new Refusal(IdentityRefusal.ALREADY_ISSUED);
                };
        };
    }

    static IdentityState evolve(IdentityState state, IdentityEvent event) {
        return switch (event) {
            case Issued e -> new Living(e.registrationId(), new Uin(e.uin(), e.uinClaim()));
        };
    }

    /** The UIN in effect, once issued. */
    static Uin answer(IdentityState state) {
        return switch (state) {
            case Living living -> living.uin();
            case Unknown unknown -> throw new IllegalStateException("an accepted command leaves an identity");
        };
    }

    private static Issued issued(Issue c) {
        return new Issued(
                c.subject(),
                c.registrationId(),
                c.schemaVersion(),
                c.attributes(),
                c.documents(),
                c.biometrics(),
                c.templates(),
                c.ageGroup(),
                c.uin(),
                c.uinClaim());
    }
}
