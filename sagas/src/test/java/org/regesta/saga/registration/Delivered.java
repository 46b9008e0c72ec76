package org.regesta.saga.registration;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.regesta.events.Book;
import org.regesta.ports.Positions;

/** How far a town's views have come; whoever waits is told at once, as nothing comes while one waits. */
record Delivered(Map<String, AtomicLong> tokens) implements Positions {

    @Override
    public long applied(String view, Book book) {
        return tokens.getOrDefault(view, new AtomicLong()).get() - 1;
    }

    @Override
    public boolean await(String view, Book book, long position, Duration atMost) {
        return applied(view, book) >= position;
    }
}
