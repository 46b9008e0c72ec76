package org.regesta.server.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.regesta.engine.eventlog.RecordedEvents;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;

/**
 * Brings one book's events to one view, as Axon delivers them, and tells how far it came: what the view cannot take in
 * is parked, and the rest goes on.
 */
final class ProjectionHandler {

    private final Projection.Factory factory;
    private final Book book;
    private final Views views;
    private final RecordedEvents recorded;
    private final Progress progress;
    private final Parking parking;

    /** Told how far a view is. */
    interface Progress {

        /** Events that came together are about to be written. */
        void begins(List<Envelope> events);

        /** Their view holds them. */
        void reached(List<Envelope> events);
    }

    ProjectionHandler(
            Projection.Factory factory,
            Book book,
            Views views,
            RecordedEvents recorded,
            Progress progress,
            Parking parking) {
        this.factory = factory;
        this.book = book;
        this.views = views;
        this.recorded = recorded;
        this.progress = progress;
        this.parking = parking;
    }

    String processor() {
        return Views.processor(factory.name(), book);
    }

    /**
     * Gathers what is delivered together and brings it with the last of it: before the token is written, which must
     * never stand for more than the view holds.
     */
    @EventHandler
    void on(EventMessage<?> message) {
        UnitOfWork<?> delivery = CurrentUnitOfWork.get();
        List<Delivered> together = delivery.getOrComputeResource(processor(), first -> new ArrayList<>());
        together.add(new Delivered(recorded.envelope(book, (TrackedEventMessage<?>) message), message));
        if (!(delivery instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
            List<Envelope> events = together.stream().map(Delivered::event).toList();
            progress.begins(events);
            bring(together);
            delivery.afterCommit(done -> progress.reached(events));
        }
    }

    private record Delivered(Envelope event, EventMessage<?> message) {

        /** @throws RuntimeException when this release cannot read the payload */
        Recorded read() {
            return new Recorded(event, message.getPayload());
        }
    }

    private void bring(List<Delivered> together) {
        Set<String> held = parking.held();
        List<Delivered> free = together.stream()
                .filter(each -> !held.contains(Projection.sequenceKey(each.event)))
                .toList();
        boolean atOnce = isBroughtAtOnce(free);
        for (Delivered each : together) {
            if (!atOnce || held.contains(Projection.sequenceKey(each.event))) {
                parking.deliver(each.event, held, () -> views.deliver(factory, each.read()));
            }
        }
    }

    /** Whether the view took in all of them; when not, it is not known which it did. */
    private boolean isBroughtAtOnce(List<Delivered> together) {
        try {
            views.deliver(factory, together.stream().map(Delivered::read).toList());
            return true;
        } catch (Throwable ofOneOfThem) { // which one it is, and whether it is the house's own, each alone will tell
            return false;
        }
    }
}
