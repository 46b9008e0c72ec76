package org.regesta.saga.registration.stage.dedupe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;

/** A store whose process dies at one of its writes; a write of many documents leaves those that came first. */
final class CutStore implements ViewStore {

    private final ViewStore kept;
    private int writes;

    /** @param writes so many documents are written or removed before it dies */
    CutStore(ViewStore kept, int writes) {
        this.kept = kept;
        this.writes = writes;
    }

    static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void write() {
        if (writes-- <= 0) {
            throw new Cut();
        }
    }

    @Override
    public Collection collection(String name, Set<String> indexes) {
        return new Cutting(kept.collection(name, indexes));
    }

    @Override
    public Set<String> names() {
        return kept.names();
    }

    @Override
    public boolean durable() {
        return kept.durable();
    }

    private final class Cutting implements Collection {

        private final Collection whole;

        Cutting(Collection whole) {
            this.whole = whole;
        }

        @Override
        public Optional<Document> get(String id) {
            return whole.get(id);
        }

        @Override
        public boolean replace(Document document, long expected) {
            write();
            return whole.replace(document, expected);
        }

        @Override
        public void replaceAll(List<Document> documents) {
            for (Document document : documents) {
                write();
                whole.replaceAll(List.of(document));
            }
        }

        @Override
        public boolean remove(String id, long expected) {
            write();
            return whole.remove(id, expected);
        }

        @Override
        public Page scan(
                String index, String from, @Nullable String to, @Nullable String cursor, int limit, Order order) {
            return whole.scan(index, from, to, cursor, limit, order);
        }

        @Override
        public long count() {
            return whole.count();
        }

        @Override
        public long count(String index, String from, @Nullable String to) {
            return whole.count(index, from, to);
        }

        @Override
        public Optional<String> behind(String index, String from, @Nullable String to, long many, Order order) {
            return whole.behind(index, from, to, many, order);
        }

        @Override
        public String hash() {
            return whole.hash();
        }

        @Override
        public void drop() {
            write();
            whole.drop();
        }
    }
}
