package org.regesta.query.audit;

import java.util.Set;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.audit.api.AuditView;
import org.regesta.query.lines.Lines;
import org.springframework.stereotype.Component;

/** A line for every event of both books. */
@Component
class AuditProjection implements Projection.Factory {

    static final String NAME = AuditView.NAME;

    private final Ledger ledger;

    AuditProjection(Ledger ledger) {
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
        return new Lines(store, NAME, ledger, true);
    }
}
