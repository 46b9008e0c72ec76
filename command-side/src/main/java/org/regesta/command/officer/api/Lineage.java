package org.regesta.command.officer.api;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/**
 * Who could act in an officer's place: whoever appointed them or ever made a sign-in link for them, or registered the
 * machine of that name, and whoever could act in the place of those; and the person whom the register knows in an
 * office, as they may hold another. It ends at whoever sits at the console, who is no officer. Once is for ever: nobody
 * can show that a link was given away and not used.
 */
public final class Lineage {

    private static final String PERSON = "person:";

    private Lineage() {}

    /** Officers, and people in offices, who could act in the place of both; empty when no one person can be both. */
    public static Set<String> shared(Ledger ledger, String one, String other) {
        Set<String> shared = of(ledger, one);
        shared.retainAll(of(ledger, other));
        return shared;
    }

    /** Whether the register knows one person in both offices. */
    public static boolean isOnePerson(Ledger ledger, String one, String other) {
        return one.equals(other) || !Collections.disjoint(people(ledger, one), people(ledger, other));
    }

    /**
     * Whether one person may act in both offices: the same is known in both, or whoever is in one could act in the
     * other's place. That a third could act in the place of both makes them not one.
     */
    public static boolean mayBeOnePerson(Ledger ledger, String one, String other) {
        return isBehind(ledger, one, other) || isBehind(ledger, other, one);
    }

    private static boolean isBehind(Ledger ledger, String one, String other) {
        Set<String> self = new TreeSet<>(people(ledger, one));
        self.add(one);
        return !Collections.disjoint(self, of(ledger, other));
    }

    /** Subjects that were ever named as the person in the office. */
    public static Set<String> subjects(Ledger ledger, String officerId) {
        Set<String> subjects = new TreeSet<>();
        people(ledger, officerId).forEach(person -> subjects.add(person.substring(PERSON.length())));
        return subjects;
    }

    private static List<String> people(Ledger ledger, String officerId) {
        return people(ledger.stream(Book.REGISTRY, "officer:" + officerId));
    }

    /** The officer themselves among them. */
    static Set<String> of(Ledger ledger, String officerId) {
        Set<String> all = new TreeSet<>();
        Set<String> people = new TreeSet<>();
        Deque<String> rest = new ArrayDeque<>(List.of(officerId));
        while (!rest.isEmpty()) {
            String id = rest.remove();
            if (all.add(id)) {
                List<Recorded> office = ledger.stream(Book.REGISTRY, "officer:" + id);
                rest.addAll(hands(office));
                people.addAll(people(office));
                rest.addAll(hands(ledger.stream(Book.REGISTRY, "client:" + id)));
            }
        }
        all.addAll(people);
        return all;
    }

    /** Whoever was ever named as the person in the office, under a name that no officer has. */
    private static List<String> people(List<Recorded> office) {
        return office.stream()
                .map(Recorded::payload)
                .filter(OfficerEvent.PersonNamed.class::isInstance)
                .map(named -> PERSON + ((OfficerEvent.PersonNamed) named).subject())
                .toList();
    }

    private static List<String> hands(List<Recorded> life) {
        return life.stream()
                .filter(Lineage::givesAccess)
                .flatMap(recorded -> officer(recorded).stream())
                .toList();
    }

    private static boolean givesAccess(Recorded recorded) {
        return recorded.payload() instanceof OfficerEvent.Appointed
                || recorded.payload() instanceof OfficerEvent.SignInLinkMade
                || recorded.payload() instanceof ServiceClientEvent.Registered
                || recorded.payload() instanceof ServiceClientEvent.SecretMade;
    }

    private static Optional<String> officer(Recorded recorded) {
        boolean byRule = recorded.envelope()
                .meta(Meta.AUTHORITY)
                .map(Authority::parse)
                .filter(Authority.Rule.class::isInstance)
                .isPresent();
        return byRule ? Optional.empty() : recorded.envelope().meta(Meta.ACTOR);
    }
}
