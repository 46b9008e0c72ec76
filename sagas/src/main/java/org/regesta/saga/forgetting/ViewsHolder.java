package org.regesta.saga.forgetting;

import java.time.Duration;
import java.util.List;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.ports.Projection;
import org.springframework.stereotype.Component;

/** Waits until every view has heard of the erasure: each drops by itself what it derived. */
@Component
class ViewsHolder implements Holder {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Projection.Factory> views;
    private final Positions positions;
    private final Ledger ledger;

    ViewsHolder(List<Projection.Factory> views, Positions positions, Ledger ledger) {
        this.ledger = ledger;
        this.views = List.copyOf(views);
        this.positions = positions;
    }

    @Override
    public Turn turn() {
        return Turn.VIEWS;
    }

    @Override
    public void forget(Erasure erasure) {
        long last = ledger.head(Book.REGISTRY); // the ends of virtual ids came after the erasure
        List<String> behind = views.stream()
                .filter(view -> view.books().contains(Book.REGISTRY))
                .map(Projection.Factory::name)
                .filter(view -> !positions.await(view, Book.REGISTRY, last, PATIENCE))
                .toList();
        if (!behind.isEmpty()) {
            throw new IllegalStateException("views have not heard of an erasure yet: " + behind);
        }
    }
}
