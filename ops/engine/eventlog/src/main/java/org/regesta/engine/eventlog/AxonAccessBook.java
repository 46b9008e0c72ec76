package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.StorageFull;

/**
 * {@link AccessBook} over any engine. Requests that arrive while an append is under way share the next one: over an
 * engine that acknowledges synced, one sync answers them all.
 */
public final class AxonAccessBook implements AccessBook, AutoCloseable {

    private static final int BATCH_MAX = 512;

    private record Request(String stream, Object event, Attribution by, CompletableFuture<Long> done) {

        DomainEventMessage<?> message() {
            return new GenericDomainEventMessage<>(Messages.feature(stream), stream, 0, event, by.metadata());
        }
    }

    private static final Request END =
            new Request("", "", new Attribution("", "", new Authority.Consent(0)), new CompletableFuture<>());

    private final LedgerEventStore store;
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    /** @param store the access book's */
    public AxonAccessBook(LedgerEventStore store) {
        if (store.book() != Book.ACCESS) {
            throw new IllegalArgumentException("not the access book");
        }
        this.store = store;
        Thread.ofPlatform().daemon().name("access-book").start(this::run);
    }

    @Override
    public CompletableFuture<Long> record(String stream, Object event, Attribution by) {
        Request request = new Request(stream, event, by, new CompletableFuture<>());
        queue.add(request);
        if (ended) { // the thread may have looked into the queue for the last time before
            failQueued();
        }
        return request.done();
    }

    private void run() {
        try {
            for (Request first = queue.take(); first != END; first = queue.take()) {
                List<Request> batch = new ArrayList<>(List.of(first));
                queue.drainTo(batch, BATCH_MAX - 1);
                boolean last = batch.remove(END);
                append(batch);
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            failQueued();
        }
    }

    private void append(List<Request> batch) {
        List<Request> fresh = new ArrayList<>();
        List<Request> twins = new ArrayList<>();
        try {
            Set<String> streams = new HashSet<>();
            for (Request request : batch) {
                if (store.lastSequenceNumberFor(request.stream()).isPresent()) {
                    request.done().completeExceptionally(new AlreadyRecorded());
                } else {
                    (streams.add(request.stream()) ? fresh : twins).add(request);
                }
            }
            if (!fresh.isEmpty()) {
                publish(fresh);
                append(twins);
            }
        } catch (
                RuntimeException
                        failed) { // this thread serves all callers: the failure belongs to those who wait for it
            batch.forEach(request -> request.done().completeExceptionally(meaning(failed)));
        }
    }

    private void publish(List<Request> fresh) {
        try {
            store.publish(fresh.stream().map(Request::message).toList());
        } catch (ConcurrencyException | AggregateStreamCreationException | NotAdmitted oneOfThem) {
            if (fresh.size() == 1) {
                throw oneOfThem;
            }
            fresh.forEach(request -> append(List.of(request))); // which one it was: each on its own
            return;
        }
        boolean dense = store.capabilities().contains(Capability.DENSE_POSITIONS);
        long last = positionOf(fresh.getLast());
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).done().complete(dense ? last - (fresh.size() - 1 - i) : last);
        }
    }

    /** Exact where the engine tells, else a position at or after it. */
    private long positionOf(Request request) {
        return store.readEvents(request.stream()).next() instanceof TrackedEventMessage<?> tracked
                ? Tokens.position(tracked.trackingToken())
                : Tokens.head(store);
    }

    private static RuntimeException meaning(RuntimeException failure) {
        return switch (failure) {
            case AggregateStreamCreationException exists -> new AlreadyRecorded();
            case ConcurrencyException exists -> new AlreadyRecorded();
            case StorageFull full -> full;
            case LogStopped stopped -> new Commands.OutcomeUnknown(String.valueOf(stopped.getMessage()));
            default -> failure;
        };
    }

    private void failQueued() {
        for (Request late = queue.poll(); late != null; late = queue.poll()) {
            late.done().completeExceptionally(new Commands.OutcomeUnknown("the access book is closed"));
        }
    }

    /** What was handed over is recorded; what comes after is not. */
    @Override
    public void close() {
        queue.add(END);
    }
}
