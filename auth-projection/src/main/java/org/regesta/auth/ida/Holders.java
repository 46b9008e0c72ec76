package org.regesta.auth.ida;

import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.IdType;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.regesta.command.authentication.api.AuthGuardCommand.Use;
import org.regesta.command.authentication.api.AuthGuardCommand.UseVid;
import org.regesta.command.virtualid.api.VidPolicies;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.StorageFull;
import org.springframework.stereotype.Component;

/** Who a number is of, and how often it may still be used: a use is an answer of yes to a partner. */
@Component
class Holders {

    private static final VidPolicies POLICIES = VidPolicies.shipped();
    private static final Authority.Rule USED_UP = new Authority.Rule("vid-used-up", "1", "regesta");

    private final People people;
    private final Commands commands;

    Holders(People people, Commands commands) {
        this.people = people;
        this.commands = commands;
    }

    /** @throws Denied ID_UNKNOWN, VID_EXPIRED, BLOCKED, UIN_NOT_ACTIVE or VID_OF_NOT_ACTIVE */
    Person of(Individual individual, Visit visit) {
        return individual.in(people, visit.at());
    }

    /** @throws Denied VID_USED_UP, or REPLAYED */
    void used(Individual individual, Visit visit) {
        if (individual.type() != IdType.VID || visit.asked().service().isInternal()) {
            return;
        }
        Person.Vid vid = people.virtualId(individual.number())
                .orElseThrow(() -> new Denied(AuthRefusal.ID_UNKNOWN, IdType.VID.name()));
        POLICIES.find(vid.policy())
                .flatMap(VidPolicies.Policy::transactions)
                .ifPresent(allowed -> count(vid, allowed, visit));
    }

    /** Whether it is a virtual id that may be used only so often. */
    boolean isCounted(Individual individual) {
        return individual.type() == IdType.VID
                && people.virtualId(individual.number())
                        .flatMap(vid -> POLICIES.find(vid.policy()))
                        .flatMap(VidPolicies.Policy::transactions)
                        .isPresent();
    }

    private void count(Person.Vid vid, int allowed, Visit visit) {
        UseVid command = new UseVid(vid.subject(), vid.vidId(), visit.digest(), allowed);
        Commands.Done done = commands.send(command, visit.by().with(Meta.COMMAND_ID, visit.digest() + ":use"));
        if (!(done.result() instanceof Use use)) {
            throw new Denied(AuthRefusal.REPLAYED); // this very request was counted before: the copy learns nothing
        }
        if (use != Use.COUNTED) {
            end(vid, visit);
        }
        if (use == Use.NONE_LEFT) {
            throw new Denied(AuthRefusal.VID_USED_UP);
        }
    }

    /** The registry is told; were it not reached, the guard counts all the same, and the next attempt tells it. */
    private void end(Person.Vid vid, Visit visit) {
        Attribution by = new Attribution(USED_UP.id(), "RULE", USED_UP)
                .with(Meta.REASON, "vid-used-up")
                .with(Meta.CORRELATION, visit.digest())
                .with(Meta.SUBJECT, vid.subject())
                .with(Meta.COMMAND_ID, vid.vidId() + ":used");
        try {
            commands.send(new VirtualIdCommand.End(vid.vidId(), VidEnd.USED), by);
        } catch (StorageFull | Commands.OutcomeUnknown later) {
            return;
        }
    }
}
