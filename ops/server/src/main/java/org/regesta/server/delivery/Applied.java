package org.regesta.server.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Positions;
import org.springframework.stereotype.Component;

/** How far each view has come in each book: told by its processor after each event, else where its token stands. */
@Component
public class Applied implements Positions {

    /** How long a reader waits for a view unless it says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private volatile ToLongFunction<String> tokens = processor -> -1L;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    @Override
    public long applied(String view, Book book) {
        String processor = Views.processor(view, book);
        @Nullable Long reached = told.get(processor); // a token is dearer to ask, and never says more
        return reached == null ? tokens.applyAsLong(processor) : reached;
    }

    @Override
    public long shown(String view, Book book) {
        return Math.max(applied(view, book), begun.getOrDefault(Views.processor(view, book), -1L));
    }

    @Override
    public boolean await(String view, Book book, long position, Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (applied(view, book) < position) {
                if (nanos <= 0) {
                    return false;
                }
                long slice = Math.min(nanos, LOOK_AGAIN_NANOS);
                nanos -= slice - Math.max(0, moved.awaitNanos(slice));
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Where a processor's own token stands, for a view that has had nothing new since the start. */
    void tokens(ToLongFunction<String> positions) {
        tokens = positions;
    }

    /** Events up to the position are about to be written: a reader may see any of them from now on. */
    void begin(String view, Book book, long position) {
        begun.merge(Views.processor(view, book), position, Math::max);
    }

    /** Everything up to the position stands in the view. */
    void moveTo(String view, Book book, long position) {
        lock.lock();
        try {
            told.merge(Views.processor(view, book), position, Math::max);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
