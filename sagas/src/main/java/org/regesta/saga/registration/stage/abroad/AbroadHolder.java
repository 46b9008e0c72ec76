package org.regesta.saga.registration.stage.abroad;

import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.saga.forgetting.Elsewhere;
import org.regesta.saga.forgetting.Erasure;
import org.regesta.saga.forgetting.Holder;
import org.springframework.stereotype.Component;

/** Who is erased, or kept no longer, is taken out of other matchers too; forgetting waits until they say so. */
@Component
class AbroadHolder implements Holder, Elsewhere {

    private final Ledger ledger;
    private final Abroad abroad;

    AbroadHolder(Ledger ledger, Abroad abroad) {
        this.ledger = ledger;
        this.abroad = abroad;
    }

    @Override
    public Turn turn() {
        return Turn.ABROAD;
    }

    @Override
    public void forget(Erasure erasure) {
        erasure.erased().registrations().forEach(this::forget);
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + erasure.subject())) {
            if (!recorded.envelope().meta(Meta.ROLE).equals(Optional.of("RULE"))) {
                switch (recorded.payload()) { // without a packet, and told of before it was entered here
                    case IdentityEvent.Issued e
                    when e.biometrics().isPresent() -> abroad.forget(e.registrationId(), recorded.eventId());
                    case IdentityEvent.Updated e
                    when e.biometrics().isPresent() -> abroad.forget(e.registrationId(), recorded.eventId());
                    default -> {} // brought nothing to compare
                }
            }
        }
    }

    @Override
    public void forget(String registrationId) {
        ledger.stream(Book.REGISTRY, "registration:" + registrationId).stream()
                .filter(recorded -> recorded.payload() instanceof EnrolledInGallery)
                .map(recorded -> (EnrolledInGallery) recorded.payload())
                .forEach(enrolled -> abroad.forget(registrationId, Integer.toString(enrolled.attempt())));
    }
}
