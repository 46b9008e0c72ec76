package org.regesta.command.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.upload.UploadEvent.Refused;
import org.regesta.events.upload.UploadKind;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Running;
import org.regesta.wire.Allowances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the access book what is turned away at the field's door, before the sender hears of it. Of who sends very much
 * of it what is beyond the rate is counted, and told once a minute, so that nobody fills the book.
 */
@Component
final class TurnedAway implements Running {

    /** Of one sender, told one by one at once; as many are given back within a minute. */
    static final int ONE_BY_ONE = 60;

    private static final Logger LOG = LoggerFactory.getLogger(TurnedAway.class);
    private static final int REMEMBERED = 10_000;
    private static final long PAUSE_SECONDS = 60;

    private final AccessBook book;
    private final Ledger ledger;
    private final Allowances allowances;
    private final Map<Sender, Map<String, Long>> untold = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("turned-away").factory());

    TurnedAway(AccessBook book, Ledger ledger, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        allowances = new Allowances(ONE_BY_ONE, Duration.ofMinutes(1), REMEMBERED, clock);
    }

    /** Whose are counted together. @param by without what tells one request from another */
    private record Sender(UploadKind kind, Attribution by) {}

    private record Told(Refused one, CompletableFuture<Long> done) {}

    /** @param named what it gave as registration id, if anything: told only if it is one */
    record Entry(String code, @Nullable String named) {

        private Refused refused() {
            return new Refused(code, Optional.ofNullable(named).filter(Rid::isValid), 1);
        }
    }

    /**
     * Tells of one request, each entry by an event of its own, for none concerns another's registration: when this
     * returns, they are durable, unless there were very many or they cannot be recorded now. A refusal stays the
     * refusal it is, whatever becomes of the book.
     *
     * @param entries of a list, those that were not taken; none is nothing to tell
     */
    void tell(UploadKind kind, List<Entry> entries, Attribution by) {
        List<Told> told = new ArrayList<>();
        for (Entry entry : entries) {
            Refused one = entry.refused();
            if (allowances.of(by.actor()).take()) {
                told.add(new Told(one, record(kind, List.of(one), by)));
            } else {
                count(kind, List.of(one), by);
            }
        }
        told.forEach(each -> {
            try {
                each.done().join();
            } catch (CompletionException later) { // a full disk, say
                LOG.warn("what was turned away could not be recorded, counting it: {}", later.getMessage());
                count(kind, List.of(each.one()), by);
            }
        });
    }

    private void count(UploadKind kind, List<Refused> refused, Attribution by) {
        Sender sender = new Sender(kind, new Attribution(by.actor(), by.role(), by.authority()));
        synchronized (untold) {
            Map<String, Long> counts = untold.computeIfAbsent(sender, _ -> new TreeMap<>());
            refused.forEach(one -> counts.merge(one.code(), one.count(), Long::sum));
        }
    }

    private CompletableFuture<Long> record(UploadKind kind, List<Refused> refused, Attribution by) {
        String id = UUID.randomUUID().toString();
        Attribution reflecting = by.with(Meta.BASIS, Long.toString(ledger.head(Book.REGISTRY)));
        return book.record("upload:" + id, new UploadEvent.TurnedAway(id, kind, refused), reflecting);
    }

    /** Tells what was only counted. What cannot be recorded now is told the next time. */
    void tellTheRest() {
        Map<Sender, Map<String, Long>> rest;
        synchronized (untold) {
            rest = new HashMap<>(untold);
            untold.clear();
        }
        rest.forEach((sender, counts) -> {
            List<Refused> refused = new ArrayList<>();
            counts.forEach((code, count) -> refused.add(new Refused(code, Optional.empty(), count)));
            try {
                record(sender.kind(), refused, sender.by().with(Meta.REASON, "turned-away"))
                        .join();
            } catch (CompletionException later) {
                LOG.warn("what was turned away could not be recorded, trying again: {}", later.getMessage());
                count(sender.kind(), refused, sender.by());
            }
        });
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::tellTheRest, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.close();
        tellTheRest();
    }
}
