package org.regesta.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.query.delivery.GapInStream;
import org.regesta.query.lines.Lines;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;

/** The guard's guard: a view that counts on good delivery is caught. */
class DeliveryTest {

    /** Counts events, and believes that each comes once. */
    private static final Projection.Factory NAIVE = new Projection.Factory() {
        @Override
        public String name() {
            return "naive-1";
        }

        @Override
        public Set<Book> books() {
            return Set.of(Book.REGISTRY);
        }

        @Override
        public Projection over(ViewStore store) {
            ViewStore.Collection count = store.collection("naive-1", Set.of());
            return event -> {
                long seen = count.get("count").map(Document::version).orElse(0L);
                count.replaceAll(List.of(new Document("count", seen + 1, "{}", Map.of())));
            };
        }
    };

    @Test
    void a_view_that_believes_in_good_delivery_is_caught() {
        assertThatThrownBy(() -> Delivery.comesOutTheSame(NAIVE, Histories.random(1, 3), 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("delivered twice");
    }

    @Test
    void a_gap_that_the_ledger_itself_has_is_named_and_nothing_is_passed_over() {
        Histories histories = Histories.random(1, 1);
        Recorded third = histories.all().stream()
                .filter(event -> event.sequence() == 2)
                .findFirst()
                .orElseThrow();
        InMemoryLedger empty = new InMemoryLedger(histories.clock);
        Projection lines = new Lines(new InMemoryViewStore(), "lines-1", empty, true);

        assertThatThrownBy(() -> lines.on(third))
                .isInstanceOf(GapInStream.class)
                .hasMessageContaining(third.stream());
    }
}
