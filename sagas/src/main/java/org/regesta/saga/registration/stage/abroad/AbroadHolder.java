package org.regesta.saga.registration.stage.abroad;

import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Ledger;
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
    }

    @Override
    public void forget(String registrationId) {
        ledger.stream(Book.REGISTRY, "registration:" + registrationId).stream()
                .filter(recorded -> recorded.payload() instanceof EnrolledInGallery)
                .map(recorded -> (EnrolledInGallery) recorded.payload())
                .forEach(enrolled -> abroad.forget(registrationId, enrolled.attempt()));
    }
}
