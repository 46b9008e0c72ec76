package org.regesta.command.key;

import java.util.ArrayList;
import java.util.List;
import org.regesta.command.key.KeyState.InUse;
import org.regesta.command.key.KeyState.None;
import org.regesta.command.key.KeyState.Others;
import org.regesta.command.key.api.KeyCommand;
import org.regesta.command.key.api.KeyCommand.Certify;
import org.regesta.command.key.api.KeyCommand.KeepOther;
import org.regesta.command.key.api.KeyCommand.Record;
import org.regesta.command.key.api.KeyCommand.Revoke;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.events.key.KeyEvent;
import org.regesta.events.key.KeyEvent.Certified;
import org.regesta.events.key.KeyEvent.Expired;
import org.regesta.events.key.KeyEvent.Generated;
import org.regesta.events.key.KeyEvent.OtherUploaded;
import org.regesta.events.key.KeyEvent.Revoked;
import org.regesta.events.key.KeyEvent.Rotated;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;

/** Each key pair is recorded once, and what became of the one before it with it. */
final class KeyRules {

    static final KeyState NOTHING_YET = new None();

    private KeyRules() {}

    static List<KeyEvent> decide(KeyCommand command, KeyState state) {
        return switch (command) {
            case Record c -> record(c, state);
            case Revoke c ->
                state instanceof InUse key && key.keyId().equals(c.keyId()) && !key.revoked()
                        ? List.of(new Revoked(c.applicationId(), c.referenceId(), c.keyId()))
                        : List.of();
            case Certify c ->
                switch (state) {
                    case InUse key
                    when key.keyId().equals(c.keyId()) ->
                        List.of(new Certified(
                                c.applicationId(),
                                c.referenceId(),
                                c.keyId(),
                                c.certificatePem(),
                                c.notBefore(),
                                c.notAfter()));
                    case InUse _, None _, Others _ -> throw new Refusal(KeyRefusal.CERTIFICATE_OF_ANOTHER_KEY);
                };
            case KeepOther c ->
                switch (state) {
                    case Others kept when kept.certificatePem().equals(c.certificatePem()) -> List.of();
                    case None _, Others _ ->
                        List.of(new OtherUploaded(
                                c.applicationId(), c.referenceId(), c.certificatePem(), c.notBefore(), c.notAfter()));
                    case InUse key -> throw new Refusal(KeyRefusal.NOT_UPLOADED);
                };
        };
    }

    static KeyState evolve(KeyState state, KeyEvent event) {
        return switch (event) {
            case Generated e -> new InUse(e.keyId(), e.notAfter(), false);
            case Certified e -> new InUse(e.keyId(), e.notAfter(), false);
            case Revoked e -> state instanceof InUse key ? new InUse(key.keyId(), key.notAfter(), true) : state;
            case Rotated _, Expired _ -> state; // their successor stands beside them
            case OtherUploaded e -> new Others(e.certificatePem());
        };
    }

    private static List<KeyEvent> record(Record c, KeyState state) {
        List<KeyEvent> recorded = new ArrayList<>();
        switch (state) {
            case InUse key
            when key.keyId().equals(c.keyId()) -> {
                return List.of();
            }
            case InUse key -> replaced(c, key, recorded);
            case Others others -> throw new Refusal(KeyRefusal.OF_ANOTHER);
            case None none -> {}
        }
        recorded.add(new Generated(
                c.applicationId(), c.referenceId(), c.keyId(), c.certificatePem(), c.notBefore(), c.notAfter()));
        return recorded;
    }

    private static void replaced(Record c, InUse old, List<KeyEvent> recorded) {
        if (old.revoked()) {
            return; // what became of it stands in the registry
        }
        recorded.add(
                c.notBefore().isBefore(old.notAfter())
                        ? new Rotated(
                                c.applicationId(),
                                c.referenceId(),
                                old.keyId(),
                                c.keyId(),
                                c.notBefore().plus(HouseKeys.GRACE))
                        : new Expired(c.applicationId(), c.referenceId(), old.keyId()));
    }
}
