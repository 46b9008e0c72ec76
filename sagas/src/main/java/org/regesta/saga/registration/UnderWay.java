package org.regesta.saga.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Process;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueKeys.Narrowing;

/**
 * The registrations that are under way, however many: any page of them in any of their orders. Only the rows of the
 * page are read; what precedes it, and how many there are, is counted in the index.
 *
 * @param process of these only, null for any
 * @param paused whether they wait for the field, null for either
 */
public record UnderWay(@Nullable Process process, @Nullable Boolean paused) {

    /** What they are ordered by; equal ones by their number, in the same direction. */
    public enum By {
        NUMBER(DueKeys.NUMBER),
        /** When they were announced. */
        BEGAN(DueKeys.BEGAN),
        /** Since when they wait for what they wait for. */
        MOVED(DueKeys.MOVED);

        private final String index;

        By(String index) {
            this.index = index;
        }
    }

    /**
     * @param rows of the page
     * @param total how many there are on all pages
     */
    public record Found(List<ViewStore.Document> rows, long total) {}

    /** A part of an index that holds nothing else. */
    private record Range(
            String index, String from, @Nullable String to) {

        /** @param prefix ends with a colon, or is empty for all of the index */
        static Range of(String index, String prefix) {
            return new Range(index, prefix, prefix.isEmpty() ? null : prefix.substring(0, prefix.length() - 1) + ";");
        }

        long count(ViewStore.Collection rows) {
            return rows.count(index, from, to);
        }

        List<ViewStore.Document> page(ViewStore.Collection rows, ViewStore.Order order, long skipped, int most) {
            Optional<String> place = skipped == 0 ? Optional.empty() : rows.behind(index, from, to, skipped, order);
            return skipped > 0 && place.isEmpty()
                    ? List.of() // some ended since they were counted
                    : rows.scan(index, from, to, place.orElse(null), most, order)
                            .documents();
        }
    }

    /** A page in this order. */
    public Found page(ViewStore store, By by, ViewStore.Order order, long skipped, int most) {
        Narrowing narrowing = Narrowing.to(process, paused);
        return page(store, List.of(Range.of(by.index + narrowing.suffix, prefix(narrowing))), order, skipped, most);
    }

    /** A page by what they wait for, the longest waiting first. */
    public Found page(ViewStore store, long skipped, int most) {
        Narrowing narrowing = Narrowing.to(process, null);
        List<Range> ranges = Arrays.stream(Wait.values())
                .filter(wait -> paused == null || paused == wait.paused())
                .map(wait -> Range.of(DueKeys.WAITS + narrowing.suffix, prefix(narrowing) + wait + ":"))
                .toList();
        return page(store, ranges, ViewStore.Order.ASCENDING, skipped, most);
    }

    private String prefix(Narrowing narrowing) {
        return narrowing.prefix(
                Objects.requireNonNullElse(process, Process.NEW), Objects.requireNonNullElse(paused, false));
    }

    /** Of ranges that follow one another. */
    private static Found page(ViewStore store, List<Range> ranges, ViewStore.Order order, long skipped, int most) {
        ViewStore.Collection rows = DueView.collection(store);
        List<ViewStore.Document> found = new ArrayList<>();
        long total = 0;
        for (Range range : ranges) {
            long here = range.count(rows);
            long before = Math.max(0, skipped - total);
            if (before < here && found.size() < most) {
                found.addAll(range.page(rows, order, before, most - found.size()));
            }
            total += here;
        }
        return new Found(found, total);
    }
}
