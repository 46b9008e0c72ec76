package org.regesta.server.delivery;

import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
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
    private final Consumer<Envelope> reached;
    private final Parking parking;

    /** @param reached told of each event once its view holds it */
    ProjectionHandler(
            Projection.Factory factory,
            Book book,
            Views views,
            RecordedEvents recorded,
            Consumer<Envelope> reached,
            Parking parking) {
        this.factory = factory;
        this.book = book;
        this.views = views;
        this.recorded = recorded;
        this.reached = reached;
        this.parking = parking;
    }

    String processor() {
        return Views.processor(factory.name(), book);
    }

    @EventHandler
    void on(EventMessage<?> message) {
        Envelope event = recorded.envelope(book, (TrackedEventMessage<?>) message);
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        Set<String> held = batch.getOrComputeResource(processor(), first -> parking.held());
        parking.deliver(event, held, () -> views.deliver(factory, new Recorded(event, message.getPayload())));
        batch.afterCommit(done -> reached.accept(event));
    }
}
