package org.regesta.cli.demo;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regesta.events.Book;
import org.regesta.events.credential.CredentialEvent;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.notification.NotificationEvent;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.CaseEvent;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Ledger;

/** What befalls registrations and identities, and what is decided about them, event by event. */
final class Steps {

    private static final Set<Class<?>> ARE = Set.of(
            RegistrationEvent.class,
            IdentityEvent.class,
            VirtualIdEvent.class,
            CredentialEvent.class,
            NotificationEvent.class,
            ProposalEvent.class,
            UinClaimEvent.class,
            VidClaimEvent.class);

    /** What may be said again: that a stage is to be tried, and that a case is held. */
    private static final Set<Class<?>> REPEATED = Set.of(StageAsked.class, CaseEvent.class);

    private Steps() {}

    static boolean counts(Object event) {
        return ARE.stream().anyMatch(type -> type.isInstance(event))
                && REPEATED.stream().noneMatch(type -> type.isInstance(event));
    }

    /** How often each stands in a house from a position on, and of registrations and proposals in whose stream. */
    static Map<String, Integer> since(Ledger ledger, long position) {
        Map<String, Integer> counts = new TreeMap<>();
        ledger.read(Book.REGISTRY, position, event -> {
            if (counts(event.payload())) {
                String named = Stream.of("registration:", "proposal:").anyMatch(event.stream()::startsWith)
                        ? " of " + event.stream()
                        : "";
                counts.merge(event.envelope().type() + named, 1, Integer::sum);
            }
        });
        return counts;
    }
}
