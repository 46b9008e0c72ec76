package org.regesta.query.adjudication;

import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.springframework.stereotype.Component;

/** An {@link AdjudicationCase} per registration. */
@Component
class AdjudicationProjection implements Projection.Factory {

    static final String NAME = "adjudication-3";

    private final Ledger ledger;

    AdjudicationProjection(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        StreamFold<AdjudicationCase> cases =
                new StreamFold<>(cases(store), ledger, AdjudicationCase.class, AdjudicationCase.FOLD);
        return event -> {
            if (event.payload() instanceof RegistrationEvent) {
                cases.on(event);
            }
        };
    }

    static ViewStore.Collection cases(ViewStore store) {
        return store.collection(NAME, Set.of(AdjudicationCase.WAITING, AdjudicationCase.OVERDUE));
    }

    static Optional<AdjudicationCase> find(ViewStore store, String registrationId) {
        return StreamFold.find(cases(store), AdjudicationCase.class, "registration:" + registrationId);
    }
}
