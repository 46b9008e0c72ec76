package org.regesta.auth.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;

class RememberedTest {

    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean ours = true;

    private final ViewStore.Collection partners = new Counted(new InMemoryViewStore().collection("partner", Set.of()));
    private final Remembered<String> remembered = new Remembered<>(partners, id -> {
        asked.incrementAndGet();
        return partners.get(id).map(ViewStore.Document::body);
    });

    @Test
    void what_was_found_is_not_asked_for_again_until_something_changes() {
        put("bank", "1");

        assertThat(remembered.of("bank")).contains("1");
        assertThat(remembered.of("bank")).contains("1");
        assertThat(asked).hasValue(1);

        put("bank", "2");
        assertThat(remembered.of("bank")).contains("2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_was_not_found_is_asked_for_each_time() {
        assertThat(remembered.of("nobody")).isEmpty();
        assertThat(remembered.of("nobody")).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void where_others_may_change_it_nothing_is_remembered() {
        put("bank", "1");
        ours = false;

        remembered.of("bank");
        remembered.of("bank");
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_change_while_it_is_read_is_not_missed() {
        put("bank", "1");
        Remembered<String> slow = new Remembered<>(partners, id -> {
            Optional<String> read = partners.get(id).map(ViewStore.Document::body);
            if (asked.incrementAndGet() == 1) {
                put("bank", "2");
            }
            return read;
        });

        assertThat(slow.of("bank")).contains("1");
        assertThat(slow.of("bank")).contains("2");
    }

    private void put(String id, String body) {
        partners.replaceAll(List.of(new ViewStore.Document(id, 0, body, Map.of())));
        changes.incrementAndGet();
    }

    /** Says how often it was changed, as the store of a house that is one process does. */
    private final class Counted implements ViewStore.Collection {
        private final ViewStore.Collection in;

        Counted(ViewStore.Collection in) {
            this.in = in;
        }

        @Override
        public OptionalLong changes() {
            return ours ? OptionalLong.of(changes.get()) : OptionalLong.empty();
        }

        @Override
        public Optional<ViewStore.Document> get(String id) {
            return in.get(id);
        }

        @Override
        public boolean replace(ViewStore.Document document, long expected) {
            return in.replace(document, expected);
        }

        @Override
        public void replaceAll(List<ViewStore.Document> documents) {
            in.replaceAll(documents);
        }

        @Override
        public boolean remove(String id, long expected) {
            return in.remove(id, expected);
        }

        @Override
        public ViewStore.Page scan(
                String index,
                String from,
                @Nullable String to,
                @Nullable String cursor,
                int limit,
                ViewStore.Order order) {
            return in.scan(index, from, to, cursor, limit, order);
        }

        @Override
        public long count() {
            return in.count();
        }

        @Override
        public long count(String index, String from, @Nullable String to) {
            return in.count(index, from, to);
        }

        @Override
        public Optional<String> behind(
                String index, String from, @Nullable String to, long many, ViewStore.Order order) {
            return in.behind(index, from, to, many, order);
        }

        @Override
        public String hash() {
            return in.hash();
        }

        @Override
        public void drop() {
            in.drop();
        }
    }
}
