package org.regesta.command.registration.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.officer.api.Lineage;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Identified;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/**
 * Sends what officers ask of cases, with what is known of the person behind each: rules count people, and one person
 * may hold several offices. One at a time, so that nobody has a part in a case between the look and the command: that
 * holds because one process works on a house.
 */
@Component
public final class CaseOfficers {

    private final Ledger ledger;
    private final Commands commands;
    private final Identities identities;

    public CaseOfficers(Ledger ledger, Commands commands, Identities identities) {
        this.ledger = ledger;
        this.commands = commands;
        this.identities = identities;
    }

    public synchronized Commands.Done send(
            String registrationId, Attribution by, Function<OtherNames, RegistrationCommand> command) {
        return commands.send(command.apply(names(registrationId, by.actor())), by);
    }

    private OtherNames names(String registrationId, String officer) {
        List<Recorded> life = ledger.stream(Book.REGISTRY, "registration:" + registrationId);
        Set<String> others = new TreeSet<>();
        for (Recorded recorded : life) {
            recorded.envelope().meta(Meta.ACTOR).ifPresent(others::add);
            if (recorded.payload() instanceof Validated validated) {
                others.addAll(validated.officers());
            }
        }
        others.removeIf(other -> other.equals(officer) || !Lineage.mayBeOnePerson(ledger, officer, other));
        return new OtherNames(others, isAbout(registrationId, life, Lineage.subjects(ledger, officer)));
    }

    private boolean isAbout(String registrationId, List<Recorded> life, Set<String> people) {
        if (people.isEmpty()) {
            return false;
        }
        List<String> about = new ArrayList<>(List.of(registrationId));
        Set<String> subjects = new TreeSet<>();
        for (Recorded recorded : life) {
            switch (recorded.payload()) {
                case AdjudicationAsked e ->
                    e.candidates().stream().map(Candidate::registrationId).forEach(about::add);
                case Identified e -> e.subject().ifPresent(subjects::add);
                case Finished e -> subjects.add(e.subject());
                default -> {} // names nobody
            }
        }
        about.stream().map(identities::byRegistration).flatMap(Optional::stream).forEach(subjects::add);
        subjects.retainAll(people);
        return !subjects.isEmpty();
    }
}
