package org.regesta.auth.hotlist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Book;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/** Keeps where each entry of the hotlist stands. */
final class HotlistProjection implements Projection {

    static final String NAME = "auth-hotlist-1";

    private final StreamFold<Entry> entries;

    private HotlistProjection(Ledger ledger, ViewStore store) {
        entries = new StreamFold<>(ledger, entries(store), Entry.class, new Step());
    }

    /** @param until RFC 3339, empty for ever */
    record Entry(String entryId, boolean blocked, String until) {}

    static ViewStore.Collection entries(ViewStore store) {
        return store.collection(NAME, Set.of());
    }

    @Override
    public void on(Recorded event) {
        if (event.payload() instanceof HotlistEvent about) {
            entries.on(about.entryId(), event);
        }
    }

    private static final class Step implements StreamFold.Step<Entry> {

        @Override
        public Entry after(@Nullable Entry before, Recorded event) {
            return switch ((HotlistEvent) event.payload()) {
                case HotlistEvent.Blocked e ->
                    new Entry(e.entryId(), true, e.until().map(Object::toString).orElse(""));
                case HotlistEvent.Unblocked e -> new Entry(e.entryId(), false, "");
            };
        }

        @Override
        public Map<String, List<String>> keys(Entry entry) {
            return Map.of();
        }
    }

    @Component
    static class HotlistFactory implements Factory {

        private final Ledger ledger;

        HotlistFactory(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Set<Book> books() {
            return Set.of(Book.REGISTRY);
        }

        @Override
        public String database() {
            return "auth";
        }

        @Override
        public Projection over(ViewStore store) {
            return new HotlistProjection(ledger, store);
        }
    }
}
