package org.regesta.server.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.serialization.Serializer;
import org.regesta.engine.viewstore.ViewStoreDeadLetterQueue;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.springframework.stereotype.Component;

/** What waits, of all views: a {@link Parking} per view and book, in the view's database and with its token. */
@Component
class ParkedEvents {

    private final Views views;
    private final Map<String, Parking> parkings = new LinkedHashMap<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    ParkedEvents(Views views, Serializer serializer, Clock clock) {
        this.views = views;
        for (Projection.Factory factory : views.factories()) {
            for (Book book : factory.books()) {
                String processor = Views.processor(factory.name(), book);
                var queue = new ViewStoreDeadLetterQueue<>(views.database(factory), processor, serializer, clock);
                parkings.put(processor, new Parking(factory.name(), book, queue, clock));
            }
        }
    }

    Parking of(String view, Book book) {
        Parking parking = parkings.get(Views.processor(view, book));
        if (parking == null) {
            throw new IllegalArgumentException("no view " + view + " of the " + book.text() + " book");
        }
        return parking;
    }

    Collection<Parking> all() {
        return parkings.values();
    }

    /** Tries what waits again; returns when all was tried, a bounded number of sequences a view and book. */
    void tryAgain(int most, Ledger ledger) {
        for (Parking parking : parkings.values()) {
            Projection.Factory factory = views.factory(parking.view()).orElseThrow();
            alone(parking.view(), () -> parking.tryAgain(most, ledger, event -> views.deliver(factory, event)));
        }
    }

    /** A rebuild's switch and another try of the same view exclude each other. */
    void alone(String view, Runnable work) {
        ReentrantLock lock = locks.computeIfAbsent(view, unknown -> new ReentrantLock());
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** {@code regesta_parked_events{view,book}}: anything above zero wants a look. */
    void measureBy(MeterRegistry meters) {
        for (Parking parking : parkings.values()) {
            Gauge.builder("regesta.parked.events", parking, Parking::size)
                    .description("Events that a view could not take in, and those that wait behind them")
                    .tag("view", parking.view())
                    .tag("book", parking.book().text())
                    .register(meters);
        }
    }
}
