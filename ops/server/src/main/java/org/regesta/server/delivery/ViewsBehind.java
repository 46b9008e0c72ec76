package org.regesta.server.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;

/**
 * How many events of its book a view has not: {@code regesta.view.behind} by view and book. A view that stands still
 * measures no lag, as nothing reaches it: this is what grows then.
 */
final class ViewsBehind {

    private final Views views;
    private final Applied applied;
    private final Ledger ledger;

    ViewsBehind(Views views, Applied applied, Ledger ledger) {
        this.views = views;
        this.applied = applied;
        this.ledger = ledger;
    }

    void measureBy(MeterRegistry meters) {
        for (Projection.Factory factory : views.factories()) {
            for (Book book : factory.books()) {
                Gauge.builder("regesta.view.behind", this, all -> all.behind(factory.name(), book))
                        .description("Events of the book that the view does not have yet")
                        .tag("view", factory.name())
                        .tag("book", book.text())
                        .strongReference(true)
                        .register(meters);
            }
        }
    }

    private double behind(String view, Book book) {
        return Math.max(0, ledger.head(book) - applied.applied(view, book));
    }
}
