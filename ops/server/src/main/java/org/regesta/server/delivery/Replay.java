package org.regesta.server.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Rebuilds a view beside the live one: reads the books into a fresh generation, brings it level with the live one while
 * that one's processors rest, compares the hashes, and switches. What is served meanwhile is the live one.
 */
@Component
public class Replay {

    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final Views views;
    private final Ledger ledger;
    private final Applied applied;
    private final EventProcessingConfiguration processing;
    private final ParkedEvents parked;

    Replay(Views views, Ledger ledger, Applied applied, EventProcessingConfiguration processing, ParkedEvents parked) {
        this.views = views;
        this.ledger = ledger;
        this.applied = applied;
        this.processing = processing;
        this.parked = parked;
    }

    /** Why a rebuild is refused. */
    public enum ReplayRefusal {
        /** No such view. */
        UNKNOWN_VIEW
    }

    /** Tells how far a rebuild has come, in events of one book. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long of);
    }

    /**
     * @param parked how many of the events wait, because the view cannot take them in or one before them
     * @param same whether the rebuilt view has the hash of the one it replaced
     */
    public record Result(long events, long parked, String hash, boolean same) {}

    /** Names of all views, in order. */
    public List<String> views() {
        return views.factories().stream().map(Projection.Factory::name).sorted().toList();
    }

    /** In which database a view is: {@code state} or {@code auth}. */
    public String database(String view) {
        return views.factory(view)
                .map(Projection.Factory::database)
                .orElseThrow(() -> new Refusal(ReplayRefusal.UNKNOWN_VIEW));
    }

    /** @throws Refusal {@link ReplayRefusal#UNKNOWN_VIEW} */
    public synchronized Result rebuild(String view, Progress progress) {
        Projection.Factory factory = views.factory(view).orElseThrow(() -> new Refusal(ReplayRefusal.UNKNOWN_VIEW));
        SwitchingViewStore database = views.database(factory);
        SwitchingViewStore.Fresh fresh = database.fresh();
        Fold fold = new Fold(factory, factory.over(fresh), progress);
        factory.books().forEach(book -> applied.await(view, book, ledger.head(book), CATCH_UP));
        fold.toLive();
        List<EventProcessor> processors = processors(factory);
        processors.forEach(EventProcessor::shutDown);
        try {
            fold.toLive(); // what came while it was reading
            boolean same = fresh.hash().equals(database.hash(fresh.names()));
            parked.alone(
                    view,
                    () -> fold.park(() -> {
                        database.switchOver(fresh);
                        views.replace(factory, views.over(factory));
                    }));
            return new Result(fold.events, fold.parked(), fresh.hash(), same);
        } finally {
            processors.forEach(EventProcessor::start);
        }
    }

    /** Takes what a comparison of a view with its events finds, document by document. */
    public interface Compared {

        /** It is not what the events make. */
        void different(String id, String found);

        /** What the events make of it cannot be told, as a blob is missing or altered that it is made from. */
        void unmade(String id, String evidence);
    }

    /**
     * Makes a view anew as far as the live one has come, and compares every document; nothing is switched.
     *
     * @return how many documents the events make
     * @throws Refusal {@link ReplayRefusal#UNKNOWN_VIEW}
     */
    public synchronized long compare(String view, Progress progress, Compared to) {
        Projection.Factory factory = views.factory(view).orElseThrow(() -> new Refusal(ReplayRefusal.UNKNOWN_VIEW));
        factory.books().forEach(book -> applied.await(view, book, ledger.head(book), CATCH_UP));
        SwitchingViewStore.Fresh fresh = views.database(factory).fresh();
        Fold fold = new Fold(factory, factory.over(fresh), progress);
        fold.toLive();
        Map<String, String> lacking = fold.lacking();
        return views.database(factory).compare(fresh, (document, what) -> lacking(document, lacking)
                .ifPresentOrElse(
                        evidence -> to.unmade(document.id(), evidence), () -> to.different(document.id(), what)));
    }

    /** The blob that is lacking to make a document: it has the id of a sequence that waits for one. */
    private static Optional<String> lacking(ViewStore.Document document, Map<String, String> bySequence) {
        String all = document.id() + "\n" + document.body() + "\n" + document.keys();
        return bySequence.entrySet().stream()
                .filter(waiting -> all.contains(waiting.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Waits until every view has everything that stands in its books at the call.
     *
     * @throws IllegalStateException when one has not within the time
     */
    public void awaitLevel(Duration atMost, Progress progress) {
        long done = 0;
        for (Projection.Factory factory : views.factories()) {
            for (Book book : factory.books()) {
                if (!applied.await(factory.name(), book, ledger.head(book), atMost)) {
                    throw new IllegalStateException("the view " + factory.name() + " does not come level");
                }
            }
            progress.at(++done, views.factories().size());
        }
    }

    private List<EventProcessor> processors(Projection.Factory factory) {
        List<EventProcessor> found = new ArrayList<>();
        for (Book book : factory.books()) {
            processing.eventProcessor(Views.processor(factory.name(), book)).ifPresent(found::add);
        }
        return found;
    }

    /** Reads each book on from where it was, as far as the live view has come. */
    private final class Fold {
        private final Projection.Factory factory;
        private final Projection to;
        private final Progress progress;
        private final long[] next = new long[Book.values().length];
        private final Map<Book, Lot> lots = new EnumMap<>(Book.class);
        private long events;

        Fold(Projection.Factory factory, Projection to, Progress progress) {
            this.factory = factory;
            this.to = to;
            this.progress = progress;
        }

        void toLive() {
            for (Book book : factory.books()) {
                long live = applied.applied(factory.name(), book);
                ledger.read(
                        book,
                        next[book.ordinal()],
                        event -> take(book, event.envelope(), live, () -> to.on(event)),
                        (event, unreadable) -> take(book, event, live, () -> {
                            throw unreadable;
                        }));
            }
        }

        private void take(Book book, Envelope event, long live, Runnable takeIn) {
            if (event.position() <= live) {
                lot(book).deliver(event, takeIn);
                next[book.ordinal()] = event.position() + 1;
                events++;
                progress.at(event.position() + 1, live + 1);
            }
        }

        /** What it could not take in waits from the change on, and nothing else of this view. */
        void park(Runnable change) {
            Runnable all = change;
            for (Book book : factory.books()) {
                Runnable inner = all;
                all = () -> parked.of(factory.name(), book).replaceBy(lot(book), inner);
            }
            all.run();
        }

        private Lot lot(Book book) {
            return lots.computeIfAbsent(book, unread -> new Lot());
        }

        Map<String, String> lacking() {
            Map<String, String> all = new HashMap<>();
            lots.values().forEach(lot -> all.putAll(lot.lacking()));
            return all;
        }

        long parked() {
            return lots.values().stream().mapToLong(Lot::size).sum();
        }
    }
}
