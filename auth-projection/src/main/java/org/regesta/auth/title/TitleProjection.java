package org.regesta.auth.title;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Book;
import org.regesta.events.masterdata.TitleEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/** Keeps the titles of each language. */
final class TitleProjection implements Projection {

    static final String NAME = "auth-title-1";
    static final String BY_LANGUAGE = "language";

    private final StreamFold<Title> titles;

    private TitleProjection(Ledger ledger, ViewStore store) {
        titles = new StreamFold<>(ledger, titles(store), Title.class, new Step());
    }

    record Title(String language, String name) {}

    static ViewStore.Collection titles(ViewStore store) {
        return store.collection(NAME, Set.of(BY_LANGUAGE));
    }

    @Override
    public void on(Recorded event) {
        if (event.payload() instanceof TitleEvent about) {
            titles.on(about.titleId(), event);
        }
    }

    private static final class Step implements StreamFold.Step<Title> {

        @Override
        public Title after(@Nullable Title before, Recorded event) {
            return switch ((TitleEvent) event.payload()) {
                case TitleEvent.Named e -> new Title(e.language(), e.name());
            };
        }

        @Override
        public Map<String, List<String>> keys(Title title) {
            return Map.of(BY_LANGUAGE, List.of(title.language()));
        }
    }

    @Component
    static class TitleFactory implements Factory {

        private final Ledger ledger;

        TitleFactory(Ledger ledger) {
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
            return new TitleProjection(ledger, store);
        }
    }
}
