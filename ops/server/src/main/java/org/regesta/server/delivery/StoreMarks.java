package org.regesta.server.delivery;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.Serializer;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.events.Book;
import org.regesta.ports.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses stores that were made from other books than these: behind a token that is too far, whoever came since would
 * be looked for in vain and nothing would say why. Notes now and then by which events the books are known.
 */
public final class StoreMarks implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMarks.class);
    private static final long PAUSE_SECONDS = 60;

    private final List<StoreMark> marks;
    private final AxonLedger ledger;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-marks").factory());

    /** @throws StoreRefused when one of the stores does not belong to these books */
    public StoreMarks(List<StoreMark> marks, AxonLedger ledger, Serializer serializer) {
        this.marks = List.copyOf(marks);
        this.ledger = ledger;
        for (StoreMark mark : marks) {
            Map<String, Long> taken = ViewStoreTokenStore.positions(mark.store(), serializer);
            for (Book book : Book.values()) {
                mark.check(ledger, book, furthest(taken, book));
            }
        }
    }

    /** Sagas read the registry, and a view's processor has its book's name. */
    private static OptionalLong furthest(Map<String, Long> taken, Book book) {
        return taken.entrySet().stream()
                .filter(each -> each.getKey().endsWith(Views.processor("", Book.ACCESS)) == (book == Book.ACCESS))
                .mapToLong(Map.Entry::getValue)
                .max();
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::note, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.close(); // and what it writes: the store is closed next
        note();
    }

    private void note() {
        try {
            for (StoreMark mark : marks) {
                for (Book book : Book.values()) {
                    mark.note(ledger, book);
                }
            }
        } catch (RuntimeException later) { // a full disk, say: the books are then known by an earlier event
            LOG.warn("by which events the books are known could not be noted", later);
        }
    }
}
