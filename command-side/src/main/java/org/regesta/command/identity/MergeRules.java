package org.regesta.command.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.IdentityState.Ties;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Absorb;
import org.regesta.command.identity.api.IdentityCommand.Enrol;
import org.regesta.command.identity.api.IdentityCommand.Erase;
import org.regesta.command.identity.api.IdentityCommand.Merge;
import org.regesta.command.identity.api.IdentityCommand.RecordTemplates;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityCommand.RenewKey;
import org.regesta.command.identity.api.IdentityCommand.Separate;
import org.regesta.command.identity.api.IdentityCommand.Unmerge;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.Absorbed;
import org.regesta.events.identity.IdentityEvent.Merged;
import org.regesta.events.identity.IdentityEvent.Separated;
import org.regesta.events.identity.IdentityEvent.Unmerged;
import org.regesta.ports.Refusal;

/** Two identities of one person, and two people who were taken for one. Nothing of either is moved or lost. */
final class MergeRules {

    private static final List<IdentityEvent> NOTHING = List.of();

    private MergeRules() {}

    /**
     * Of one that was merged nothing is changed but that; it goes with its person, and its keys are kept good. What a
     * rule had begun before is brought to its end, or who is parted again would be compared with nobody, or unlocked.
     */
    static void refuseMerged(IdentityCommand command, Living living) {
        boolean anyway =
                switch (command) {
                    case Merge _, Unmerge _, Separate _, Erase _, RenewKey _ -> true;
                    case RecordTemplates _, Enrol _, RelockFactor _ -> true;
                    default -> false;
                };
        if (living.ties().into().isPresent() && !anyway) {
            throw new Refusal(IdentityRefusal.MERGED);
        }
    }

    static List<IdentityEvent> merge(Merge c, Living living) {
        if (living.ties().into().equals(Optional.of(c.into()))) {
            return NOTHING;
        }
        boolean circle =
                c.into().equals(c.subject()) || living.ties().absorbed().contains(c.into());
        if (circle || living.ties().into().isPresent()) {
            throw new Refusal(IdentityRefusal.MERGED);
        }
        return List.of(new Merged(c.subject(), c.into(), c.proposalId()));
    }

    static List<IdentityEvent> absorb(Absorb c, Living living) {
        if (c.merged().equals(c.subject())) {
            throw new Refusal(IdentityRefusal.MERGED);
        }
        return living.ties().absorbed().contains(c.merged())
                ? NOTHING
                : List.of(new Absorbed(c.subject(), c.merged(), c.proposalId()));
    }

    /** What made it rest before makes it rest again. */
    static List<IdentityEvent> unmerge(Unmerge c, Living living) {
        if (!living.ties().into().equals(Optional.of(c.from()))) {
            return NOTHING;
        }
        List<IdentityEvent> events = new ArrayList<>();
        events.add(new Unmerged(c.subject(), c.from(), c.proposalId()));
        events.addAll(DeathRules.restingAgain(c.subject(), living));
        return events;
    }

    static List<IdentityEvent> separate(Separate c, Living living) {
        return living.ties().absorbed().contains(c.merged())
                ? List.of(new Separated(c.subject(), c.merged(), c.proposalId()))
                : NOTHING;
    }

    static Ties tied(Ties before, String merged) {
        Set<String> more = new TreeSet<>(before.absorbed());
        more.add(merged);
        return new Ties(before.into(), Set.copyOf(more));
    }

    static Ties untied(Ties before, String merged) {
        Set<String> fewer = new TreeSet<>(before.absorbed());
        fewer.remove(merged);
        return new Ties(before.into(), Set.copyOf(fewer));
    }
}
