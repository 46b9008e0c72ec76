package org.regesta.query.officer;

import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.springframework.stereotype.Component;

/** Keeps the roster, an {@link OfficeCard} for each office. */
@Component
class OfficesProjection implements Projection.Factory {

    static final String NAME = "offices-1";

    private final Ledger ledger;

    OfficesProjection(Ledger ledger) {
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
        Projection offices = new StreamFold<>(offices(store), ledger, OfficeCard.class, OfficeCard.FOLD);
        return event -> {
            if (event.payload() instanceof OfficerEvent) {
                offices.on(event);
            }
        };
    }

    static ViewStore.Collection offices(ViewStore store) {
        return store.collection(NAME, Set.of(OfficeCard.ROLE));
    }
}
