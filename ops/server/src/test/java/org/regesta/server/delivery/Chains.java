package org.regesta.server.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.regesta.events.Book;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/**
 * A view for tests that shows any change of order and any loss: a document per stream, a link of its events' ids. It
 * may have a weak stomach.
 */
record Chains(String name, Consumer<Recorded> stomach) implements Projection.Factory {

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        ViewStore.Collection chains = store.collection(name, Set.of());
        return event -> {
            Document before = chains.get(event.stream()).orElse(null);
            long expected = before == null ? 0 : before.version() + 1;
            if (event.sequence() < expected) {
                return;
            }
            stomach.accept(event);
            if (event.sequence() > expected) {
                throw new IllegalStateException("a gap");
            }
            int link = (before == null ? "" : before.body()).hashCode() * 31
                    + event.eventId().hashCode();
            chains.replaceAll(List.of(new Document(event.stream(), expected, "\"" + link + "\"", Map.of())));
        };
    }
}
