package org.regesta.query.residenthistory;

import java.util.Set;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.lines.Lines;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.springframework.stereotype.Component;

/** A line for every event of both books that is about a person or a registration. */
@Component
class ResidentHistoryProjection implements Projection.Factory {

    static final String NAME = ResidentHistoryView.NAME;

    private final Ledger ledger;

    ResidentHistoryProjection(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY, Book.ACCESS);
    }

    @Override
    public Projection over(ViewStore store) {
        return new Lines(store, NAME, ledger, false);
    }
}
