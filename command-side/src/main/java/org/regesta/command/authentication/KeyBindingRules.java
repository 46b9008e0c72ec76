package org.regesta.command.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.regesta.command.authentication.api.AuthGuardCommand.BindKey;
import org.regesta.command.authentication.api.AuthGuardCommand.UseKeyToken;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.KeyBound;
import org.regesta.events.authentication.AuthGuardEvent.KeyTokenUsed;

/** A key is bound once by one request, whatever is asked again; and what it signs is believed once. */
final class KeyBindingRules {

    /** For how long before it would be refused as too old a token may be used: its clock may be ahead, ours too. */
    static final Duration KEPT = AuthLimit.REQUEST_AGE
            .within()
            .plus(AuthLimit.CLOCK_DIFFERENCE.within().multipliedBy(4));

    private KeyBindingRules() {}

    static List<AuthGuardEvent> decide(UseKeyToken command, AuthGuardState state) {
        if (state.signed().containsKey(command.tokenId())) {
            return List.of();
        }
        Instant until = command.issued()
                .plus(AuthLimit.REQUEST_AGE.within())
                .plus(AuthLimit.CLOCK_DIFFERENCE.within().multipliedBy(2));
        return List.of(new KeyTokenUsed(command.subject(), command.tokenId(), until));
    }

    static List<AuthGuardEvent> decide(BindKey command, AuthGuardState state) {
        if (state.bindings().contains(command.bindingId())) {
            return List.of();
        }
        return List.of(new KeyBound(
                command.subject(),
                command.bindingId(),
                command.certificate(),
                command.factorType(),
                command.partnerId(),
                command.policyId(),
                command.expires()));
    }
}
