package org.regesta.saga.registration.stuck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.Whereabouts;
import org.regesta.saga.registration.notice.LateNotices;
import org.regesta.saga.registration.stage.dedupe.LateEnrolments;
import org.springframework.stereotype.Component;

/**
 * Every registration that waits longer than it was promised to. Since when, is what the registry recorded: no restart
 * and no jump of a clock makes anyone wait anew.
 */
@Component
public class Stuck {

    private final ViewStore store;
    private final Ledger ledger;
    private final Promises promises;
    private final Beside beside;

    Stuck(ViewStore store, Ledger ledger, Promises promises, Beside beside) {
        this.store = store;
        this.ledger = ledger;
        this.promises = promises;
        this.beside = beside;
    }

    /** What waits beside the processes themselves. */
    @Component
    record Beside(LateNotices notices, LateEnrolments enrolments) {}

    /** @param cursor of the next page, none on the last */
    public record Page(List<StuckCase> items, Optional<String> cursor) {}

    /**
     * By what they wait for, then the longest waiting first.
     *
     * @throws ViewStore.BadCursor when the cursor is not one that a page gave
     */
    public Page page(@Nullable String cursor, int limit) {
        Place place = Place.read(cursor);
        List<StuckCase> found = new ArrayList<>();
        while (found.size() < limit) {
            Optional<Place> next = place.next(
                    switch (place.what()) {
                        case NOTICE -> untold(place, limit - found.size(), found);
                        case GALLERY -> unentered(place, limit - found.size(), found);
                        default -> waiting(place, limit - found.size(), found);
                    });
            if (next.isEmpty()) {
                return new Page(found, Optional.empty());
            }
            place = next.get();
        }
        return new Page(found, Optional.of(place.text()));
    }

    private Optional<String> waiting(Place place, int most, List<StuckCase> found) {
        ViewStore.Page page = DueView.waiting(store, place.what(), promises.latest(place.what()), place.cursor(), most);
        page.documents().forEach(row -> look(row).ifPresent(found::add));
        return page.cursor();
    }

    private Optional<String> untold(Place place, int most, List<StuckCase> found) {
        LateNotices.Page page = beside.notices().page(promises.latest(Wait.NOTICE), place.cursor(), most);
        String promised = promises.of(Wait.NOTICE).toString();
        page.items().forEach(late -> found.add(StuckCase.of(late, promised)));
        return page.cursor();
    }

    private Optional<String> unentered(Place place, int most, List<StuckCase> found) {
        LateEnrolments.Page page = beside.enrolments().page(promises.latest(Wait.GALLERY), place.cursor(), most);
        String promised = promises.of(Wait.GALLERY).toString();
        page.items().forEach(late -> found.add(StuckCase.of(late, promised)));
        return page.cursor();
    }

    private Optional<StuckCase> look(ViewStore.Document row) {
        Optional<Whereabouts> here = Whereabouts.of(ledger, row.id());
        if (here.isEmpty()) {
            DueView.forget(store, row); // it ended; the view lags, or was told twice
        }
        return here.filter(this::isLate).map(this::stuck);
    }

    private boolean isLate(Whereabouts here) {
        return here.since().isBefore(promises.latest(here.waitsFor()));
    }

    private StuckCase stuck(Whereabouts here) {
        return StuckCase.of(
                here,
                promises.of(here.waitsFor()).toString(),
                StuckCase.tried(here, beside.notices().tries()));
    }

    /** Where a page ended. */
    private record Place(Wait what, @Nullable String cursor) {

        private static Place read(@Nullable String text) {
            if (text == null) {
                return new Place(Wait.values()[0], null);
            }
            int dot = text.indexOf('.');
            for (Wait wait : Wait.values()) {
                if (dot > 0 && wait.name().equals(text.substring(0, dot))) {
                    return new Place(wait, dot + 1 == text.length() ? null : text.substring(dot + 1));
                }
            }
            throw new ViewStore.BadCursor();
        }

        private Optional<Place> next(Optional<String> rest) {
            if (rest.isPresent()) {
                return Optional.of(new Place(what, rest.get()));
            }
            int following = what.ordinal() + 1;
            return following < Wait.values().length
                    ? Optional.of(new Place(Wait.values()[following], null))
                    : Optional.empty();
        }

        private String text() {
            return what + "." + (cursor == null ? "" : cursor);
        }
    }
}
