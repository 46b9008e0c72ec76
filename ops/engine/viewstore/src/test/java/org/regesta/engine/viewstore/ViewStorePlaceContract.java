package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Order;

/** What every view store must do for whoever counts a range, or begins far behind in it. */
abstract class ViewStorePlaceContract extends ViewStoreContract {

    @Test
    void a_range_is_counted_and_entered_behind_any_number_of_its_entries() {
        cards.replaceAll(List.of(of("3", "a"), of("1", "b"), of("2", "a"), of("4", "d"), of("5"), of("6", "ab")));
        everyPlaceLeadsOn();
        cards.replaceAll(List.of(of("7", "a", "c", "e"), of("8", "ab", "z")));
        everyPlaceLeadsOn();
        cards.remove("2", 0);
        everyPlaceLeadsOn();
    }

    private void everyPlaceLeadsOn() {
        List<@Nullable String> ends = new ArrayList<>(List.of("a", "ab", "ab\0", "d", "4", "zz"));
        ends.add(null);
        for (String index : List.of("person", ViewStore.BY_ID)) {
            for (String from : List.of("", "ab", "2", "x")) {
                for (String to : ends) {
                    for (Order order : Order.values()) {
                        everyPlaceLeadsOn(index, from, to, order);
                    }
                }
            }
        }
    }

    private void everyPlaceLeadsOn(String index, String from, @Nullable String to, Order order) {
        List<String> whole = ids(cards.scan(index, from, to, null, 100, order));
        assertThat(cards.count(index, from, to)).isEqualTo(whole.size());
        for (int many = 1; many < whole.size(); many++) {
            String place = cards.behind(index, from, to, many, order).orElseThrow();
            assertThat(ids(cards.scan(index, from, to, place, 100, order)))
                    .isEqualTo(whole.subList(many, whole.size()));
        }
        assertThat(cards.behind(index, from, to, Math.max(1, whole.size()), order))
                .isEmpty();
        assertThat(cards.behind(index, from, to, whole.size() + 1L, order)).isEmpty();
    }

    @Test
    void nothing_is_counted_or_entered_by_what_is_no_index_or_behind_nothing() {
        assertThatThrownBy(() -> cards.count("colour", "", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cards.behind("colour", "", null, 1, Order.ASCENDING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cards.behind("day", "", null, 0, Order.ASCENDING))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
