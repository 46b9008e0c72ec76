package org.regesta.command.authentication;

import java.util.List;
import org.regesta.command.authentication.api.AuthGuardCommand.BindKey;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.KeyBound;

/** A key is bound once by one request, whatever is asked again. */
final class KeyBindingRules {

    private KeyBindingRules() {}

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
