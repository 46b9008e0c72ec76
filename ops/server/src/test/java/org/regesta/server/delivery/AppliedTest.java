package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.ports.Recorded;

/** How far a view is, while it goes on. */
class AppliedTest {

    private static final String VIEW = "watched-1";

    /** What was said of the view while it took an event in, by the event's position. */
    private record Said(long applied, long shown) {}

    private final Map<Long, Said> said = new ConcurrentHashMap<>();

    @Test
    void what_is_seen_while_it_is_written_is_never_newer_than_what_is_said_to_be_shown(@TempDir Path folder)
            throws Exception {
        Deliveries[] house = new Deliveries[1];
        Chains watched = new Chains(VIEW, event -> look(house[0].applied, event));
        try (Deliveries deliveries = new Deliveries(folder, List.of(watched))) {
            house[0] = deliveries;
            for (int i = 0; i < 600; i++) {
                deliveries.append(List.of(Deliveries.event("c" + i, 0)));
            }
            deliveries.start();
            assertThat(deliveries.upToDate(VIEW)).isTrue();

            assertThat(said).hasSize(600).allSatisfy((position, then) -> {
                assertThat(then.shown()).isGreaterThanOrEqualTo(position);
                assertThat(then.applied()).as("all of it stands").isLessThan(position);
            });
            assertThat(deliveries.applied.shown(VIEW, Book.REGISTRY)).isEqualTo(deliveries.head());
        }
    }

    private void look(Applied applied, Recorded event) {
        said.put(event.position(), new Said(applied.applied(VIEW, Book.REGISTRY), applied.shown(VIEW, Book.REGISTRY)));
    }
}
