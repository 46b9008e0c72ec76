package org.regesta.engine.notary;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.ports.Refusal;
import org.regesta.ports.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notary of both books, on one thread of its own: it only reads what the writers have written. It looks for news
 * every 900 ms, so what is there is signed within a second.
 */
public final class Notary implements Running, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);
    private static final long LOOK_MILLIS = 900;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Map<Book, BookNotary> books;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final long tellNanos;
    private final Telling telling;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    /**
     * Hears, while a log catches up, after its first batch, then now and then, and once it is done, how many events are
     * left and in how many seconds they may be done.
     */
    interface Telling {
        void left(String log, long events, long seconds);
    }

    public Notary(Map<Book, BookNotary> books) {
        this(books, TELL_NANOS, Notary::log);
    }

    /** @param tellNanos what passes at least between two tellings */
    Notary(Map<Book, BookNotary> books, long tellNanos, Telling telling) {
        this.books = new EnumMap<>(books);
        this.tellNanos = tellNanos;
        this.telling = telling;
    }

    private static void log(String log, long events, long seconds) {
        if (events > 0) {
            LOG.info("the notary catches up with {}: {} events and {} s to go", log, events, seconds);
        } else {
            LOG.info("the notary has caught up with {}", log);
        }
    }

    /** The notary of one book. */
    public BookNotary of(Book book) {
        BookNotary notary = books.get(book);
        if (notary == null) {
            throw new Refusal(NotaryRefusal.BOOK_UNKNOWN);
        }
        return notary;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("notary").start(this::run);
    }

    private void run() {
        try {
            while (!stopped) {
                books.values().forEach(this::catchUp);
                pause();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!stopped) {
                boolean told = stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                LOG.trace("{}", told);
            }
        } finally {
            lock.unlock();
        }
    }

    private void catchUp(BookNotary book) {
        long begun = System.nanoTime();
        long tell = begun;
        long total = book.behind();
        boolean told = false;
        try {
            for (long left = book.round(); left > 0 && !stopped; left = book.round()) {
                long now = System.nanoTime();
                if (now - tell >= 0 && total > left) {
                    tell = now + tellNanos;
                    told = true;
                    long seconds = TimeUnit.NANOSECONDS.toSeconds((now - begun) / (total - left) * left);
                    telling.left(book.key().name(), left, seconds);
                }
            }
            if (told && book.behind() == 0) {
                telling.left(book.key().name(), 0, 0);
            }
        } catch (RuntimeException ownFault) { // isolation boundary: the other book's notary goes on, and so does time
            LOG.error(
                    "the notary of {} failed in itself, and tries again",
                    book.key().name(),
                    ownFault);
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        Thread running = thread;
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Signs what came last, when nobody writes any more. */
    @Override
    public void close() {
        stop();
        if (thread == null) {
            return; // never started: then this house is at rest
        }
        for (BookNotary book : books.values()) {
            try {
                while (book.round() > 0) {}
            } catch (RuntimeException notSigned) { // isolation boundary: closing must go on; the next start signs it
                LOG.error("the last events of {} are not signed yet", book.key().name(), notSigned);
            }
        }
    }
}
