package org.regesta.server.delivery;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.regesta.engine.eventlog.RecordedEvents;
import org.regesta.events.Book;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;

/** Brings one book's events to one view, as Axon delivers them, and tells how far it came. */
final class ProjectionHandler {

    private final Projection.Factory factory;
    private final Book book;
    private final Views views;
    private final RecordedEvents recorded;
    private final Applied applied;

    ProjectionHandler(Projection.Factory factory, Book book, Views views, RecordedEvents recorded, Applied applied) {
        this.factory = factory;
        this.book = book;
        this.views = views;
        this.recorded = recorded;
        this.applied = applied;
    }

    String processor() {
        return Views.processor(factory.name(), book);
    }

    @EventHandler
    void on(EventMessage<?> message) {
        Recorded event = recorded.of((TrackedEventMessage<?>) message);
        views.deliver(factory, event);
        CurrentUnitOfWork.get().afterCommit(done -> applied.moveTo(factory.name(), book, event.position()));
    }
}
