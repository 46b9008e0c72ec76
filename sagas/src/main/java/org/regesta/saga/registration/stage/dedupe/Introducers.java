package org.regesta.saga.registration.stage.dedupe;

import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.validate.NamedPerson;
import org.springframework.stereotype.Component;

/** Whom a child's packet names as the one who answers for it, by number or by a registration. */
@Component
class Introducers {

    private final NamedPerson people;
    private final Identities identities;
    private final Ledger ledger;

    Introducers(NamedPerson people, Identities identities, Ledger ledger) {
        this.people = people;
        this.identities = identities;
        this.ledger = ledger;
    }

    /** What can be said of them now. */
    sealed interface Found {

        /** @param field by which they were found */
        record Somebody(String subject, String field) implements Found {}

        record Nobody(String field) implements Found {}

        /** Their own packet was not decided, or is not here yet. */
        record UnderWay() implements Found {}

        record Rejected() implements Found {}
    }

    Found of(Job job) {
        Optional<String> uin = people.guardians(job, Routes.INTRODUCER_UIN);
        if (uin.isPresent()) {
            return people.having(uin.get())
                    .<Found>map(subject -> new Found.Somebody(subject, Routes.INTRODUCER_UIN))
                    .orElseGet(() -> new Found.Nobody(Routes.INTRODUCER_UIN));
        }
        String rid = people.guardians(job, Routes.INTRODUCER_RID).orElse("");
        if (rid.equals(job.registrationId())) {
            return new Found.Nobody(Routes.INTRODUCER_RID); // nobody answers for themselves
        }
        return registered(rid);
    }

    private Found registered(String rid) {
        Optional<Object> end = ledger.stream(Book.REGISTRY, "registration:" + rid).stream()
                .map(Recorded::payload)
                .filter(Introducers::ends)
                .findFirst();
        if (end.isEmpty()) {
            return identities
                    .byRegistration(rid)
                    .filter(subject -> identities.record(subject).isPresent())
                    .<Found>map(subject -> new Found.Somebody(subject, Routes.INTRODUCER_RID))
                    .orElseGet(Found.UnderWay::new);
        }
        return end.get() instanceof RegistrationEvent.Finished finished
                ? new Found.Somebody(finished.subject(), Routes.INTRODUCER_RID)
                : new Found.Rejected();
    }

    private static boolean ends(Object event) {
        return event instanceof RegistrationEvent.Finished
                || event instanceof RegistrationEvent.Rejected
                || event instanceof RegistrationEvent.RetentionEnded;
    }
}
