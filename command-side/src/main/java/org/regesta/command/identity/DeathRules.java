package org.regesta.command.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.api.IdentityCommand.RecordDeath;
import org.regesta.command.identity.api.IdentityCommand.RevokeDeath;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Blocked;
import org.regesta.events.identity.IdentityEvent.Deactivated;
import org.regesta.events.identity.IdentityEvent.DeathRevoked;
import org.regesta.events.identity.IdentityEvent.Died;
import org.regesta.events.identity.IdentityEvent.Reactivated;
import org.regesta.ports.Refusal;

/** Whether an identity rests, and a death, which outlives every other decision until it is revoked. */
final class DeathRules {

    private static final List<IdentityEvent> NOTHING = List.of();

    private DeathRules() {}

    /** @throws Refusal DECEASED: the dead are not activated, but what makes them rest is kept for a revoked death */
    static List<IdentityEvent> setStatus(SetStatus c, Living living) {
        if (c.status() == IdentityStatus.ACTIVATED && living.death().isPresent()) {
            throw new Refusal(IdentityRefusal.DECEASED);
        }
        return c.status() == living.status() ? NOTHING : List.of(statusSet(c));
    }

    static List<IdentityEvent> record(RecordDeath c, Living living) {
        return living.death().isPresent() ? NOTHING : List.of(new Died(c.subject(), c.registrationId()));
    }

    static List<IdentityEvent> revoke(RevokeDeath c, Living living) {
        if (living.death().isPresent()) {
            List<IdentityEvent> events = new ArrayList<>();
            events.add(new DeathRevoked(
                    c.subject(), c.registrationId(), living.death().get()));
            resting(c.subject(), c.registrationId(), living.status()).ifPresent(events::add);
            return events;
        }
        // before deaths had an event of their own, one was told as a deactivation
        return living.status() == IdentityStatus.DEACTIVATED
                ? List.of(new Reactivated(c.subject(), c.registrationId()))
                : NOTHING;
    }

    /** What an identity is told again that came back from a death or a merger. */
    static List<IdentityEvent> restingAgain(String subject, Living living) {
        List<IdentityEvent> events = new ArrayList<>();
        resting(subject, living.registrationId(), living.status()).ifPresent(events::add);
        living.death().ifPresent(death -> events.add(new Died(subject, death)));
        return events;
    }

    private static Optional<IdentityEvent> resting(String subject, String registrationId, IdentityStatus status) {
        return status == IdentityStatus.ACTIVATED
                ? Optional.empty()
                : Optional.of(statusSet(new SetStatus(subject, status, registrationId)));
    }

    private static IdentityEvent statusSet(SetStatus c) {
        return switch (c.status()) {
            case ACTIVATED -> new Reactivated(c.subject(), c.registrationId());
            case BLOCKED -> new Blocked(c.subject(), c.registrationId());
            case DEACTIVATED -> new Deactivated(c.subject(), c.registrationId());
            case DECEASED -> throw new IllegalStateException("a death is recorded, not set");
        };
    }
}
