package org.regesta.server.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.regesta.engine.viewstore.ViewStoreDeadLetterQueue;
import org.regesta.engine.viewstore.ViewStoreDeadLetterQueue.Waiting;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one view's events of one book wait that it could not take in, each with all that follows it in its sequence. A
 * letter says where its event stands; what is in it stays in the ledger.
 */
final class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final String view;
    private final Book book;
    private final ViewStoreDeadLetterQueue<EventMessage<?>> queue;
    private final Clock clock;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Parking(String view, Book book, ViewStoreDeadLetterQueue<EventMessage<?>> queue, Clock clock) {
        this.view = view;
        this.book = book;
        this.queue = queue;
        this.clock = clock;
    }

    String view() {
        return view;
    }

    Book book() {
        return book;
    }

    /** The sequences that wait now; a delivery of several events asks once. */
    Set<String> held() {
        Set<String> held = new HashSet<>();
        queue.waiting().forEach(each -> held.add(each.sequenceId()));
        return held;
    }

    List<Waiting<EventMessage<?>>> waiting() {
        return queue.waiting();
    }

    long size() {
        return queue.size();
    }

    /**
     * Takes an event in, or parks it.
     *
     * @param held what {@link #held()} said, kept up to date here
     */
    void deliver(Envelope event, Set<String> held, Runnable takeIn) {
        String key = Projection.sequenceKey(event);
        if (held.contains(key)) {
            park(event, Optional.empty());
            return;
        }
        try {
            takeIn.run();
        } catch (Throwable failure) { // the boundary between one person's events and all others'
            park(event, Optional.of(Poison.of(Letters.type(event), failure)));
            held.add(key);
        }
    }

    /** @param why empty when it only waits behind another */
    void park(Envelope event, Optional<Poison> why) {
        String key = Projection.sequenceKey(event);
        if (queue.last(key)
                .filter(last -> Letters.position(last) >= event.position())
                .isEmpty()) { // delivered anew
            enqueue(key, event, why);
        }
    }

    private void enqueue(String key, Envelope event, Optional<Poison> why) {
        Instant now = clock.instant();
        queue.enqueue(key, Letters.of(event, key, why, now));
        why.filter(poison -> told.add(poison.reason()))
                .ifPresent(poison -> LOG.error(
                        "view {} cannot take in position {} of the {} book: {}. What follows it in its sequence waits,"
                                + " all else goes on; it is tried again by itself. More of this kind are only counted.",
                        view,
                        event.position(),
                        book.text(),
                        poison.reason()));
    }

    /**
     * Tries what waits again, each sequence in its order up to the first that still fails.
     *
     * @param most how many sequences at most, the longest untried first
     */
    void tryAgain(int most, Ledger ledger, Consumer<Recorded> takeIn) {
        List<Waiting<EventMessage<?>>> all = queue.waiting();
        long done = all.stream()
                .limit(most)
                .filter(each -> queue.processSequence(each.sequenceId(), letter -> again(letter, ledger, takeIn)))
                .count();
        if (done > 0) {
            LOG.info("view {} took in {} sequences of the {} book that had waited", view, done, book.text());
        }
    }

    private EnqueueDecision<EventMessage<?>> again(
            DeadLetter<? extends EventMessage<?>> letter, Ledger ledger, Consumer<Recorded> takeIn) {
        try {
            takeIn.accept(ledger.at(book, Letters.position(letter)).orElseThrow());
            return Decisions.evict();
        } catch (Throwable failure) { // the same boundary
            return Decisions.requeue(Poison.of(Letters.type(letter), failure));
        }
    }

    /** Has these wait and none else, after the change that makes it so; whichever is cut off, none is lost. */
    void replaceBy(Lot lot, Runnable change) {
        List<DeadLetter<? extends EventMessage<?>>> before = new ArrayList<>();
        queue.deadLetters().forEach(sequence -> sequence.forEach(before::add));
        lot.each((event, why) -> enqueue(Projection.sequenceKey(event), event, why));
        change.run();
        before.forEach(queue::evict);
    }
}
