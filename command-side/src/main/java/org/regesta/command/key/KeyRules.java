package org.regesta.command.key;

import java.util.List;
import org.regesta.command.key.KeyState.InUse;
import org.regesta.command.key.KeyState.None;
import org.regesta.command.key.api.KeyCommand;
import org.regesta.events.key.KeyEvent;
import org.regesta.events.key.KeyEvent.Generated;

/** Each key pair is recorded once. */
final class KeyRules {

    static final KeyState NOTHING_YET = new None();

    private KeyRules() {}

    static List<KeyEvent> decide(KeyCommand command, KeyState state) {
        return switch (command) {
            case KeyCommand.Record c ->
                switch (state) {
                    case InUse key when key.keyId().equals(c.keyId()) -> List.of();
                    case InUse key -> recorded(c); // another pair took its place
                    case None none -> recorded(c);
                };
        };
    }

    static KeyState evolve(KeyState state, KeyEvent event) {
        return switch (event) {
            case Generated e -> new InUse(e.keyId());
        };
    }

    private static List<KeyEvent> recorded(KeyCommand.Record c) {
        return List.of(new Generated(
                c.applicationId(), c.referenceId(), c.keyId(), c.certificatePem(), c.notBefore(), c.notAfter()));
    }
}
