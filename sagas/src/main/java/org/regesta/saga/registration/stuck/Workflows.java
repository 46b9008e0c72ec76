package org.regesta.saga.registration.stuck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.Whereabouts;
import org.regesta.saga.registration.stage.Tries;
import org.regesta.wire.MosipTime;
import org.springframework.stereotype.Component;

/** Registrations that are under way, as MOSIP's workflows. */
@Component
class Workflows {

    private static final int PAGE = 200;
    private static final int MOST = 1_000; // whoever looks for more narrows the search

    private final ViewStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final Tries tries;

    Workflows(ViewStore store, Ledger ledger, Clock clock, Tries tries) {
        this.store = store;
        this.ledger = ledger;
        this.tries = tries;
        this.clock = clock;
    }

    /** MOSIP's {@code WorkflowDetail}, of what it has here. */
    record Workflow(
            String workflowId,
            String workflowType,
            String statusCode,
            String statusComment,
            String currentStageName,
            String createDateTime,
            String updateDateTime) {}

    /** By which time they are ordered; equal ones by their number. */
    record Order(By by, boolean descending) {

        /** Nothing here is resumed by the clock: none has such a time, and by it all are equal. */
        enum By {
            CREATED,
            UPDATED,
            RESUMED
        }

        private Comparator<Workflow> comparator() {
            Function<Workflow, String> time =
                    switch (by) {
                        case CREATED -> Workflow::createDateTime;
                        case UPDATED -> Workflow::updateDateTime;
                        case RESUMED -> workflow -> "";
                    };
            Comparator<Workflow> times = Comparator.comparing(time); // of one form, so they compare as text
            return (descending ? times.reversed() : times).thenComparing(Workflow::workflowId);
        }
    }

    /** @param total of all that were wanted, counted up to 1,000 */
    record Page(List<Workflow> data, long total) {}

    /** What is searched for: null is anything. */
    record Wanted(
            @Nullable String id,
            @Nullable String type,
            @Nullable String status) {

        static final Wanted ANY = new Wanted(null, null, null);

        Wanted id(String equals) {
            return new Wanted(equals, type, status);
        }

        Wanted type(String equals) {
            return new Wanted(id, equals, status);
        }

        Wanted status(String equals) {
            return new Wanted(id, type, equals);
        }

        private boolean fits(Workflow workflow) {
            return (type == null || type.equals(workflow.workflowType()))
                    && (status == null || status.equals(workflow.statusCode()));
        }
    }

    /** @param order none for that of what they wait for, the longest waiting first */
    Page page(Wanted wanted, Optional<Order> order, int skipped, int most) {
        if (wanted.id() != null) {
            List<Workflow> one =
                    workflow(wanted.id()).filter(wanted::fits).stream().toList();
            return new Page(skipped == 0 ? one : List.of(), one.size());
        }
        List<Workflow> found = new ArrayList<>();
        for (Wait wait : Wait.values()) {
            if (wanted.status() == null || wanted.status().equals(WorkflowSearchCodes.status(wait))) {
                add(wait, wanted, found);
            }
        }
        order.ifPresent(o -> found.sort(o.comparator()));
        return new Page(found.stream().skip(skipped).limit(most).toList(), found.size());
    }

    private void add(Wait wait, Wanted wanted, List<Workflow> found) {
        Instant end = clock.instant().plus(Duration.ofDays(1)); // the present too, whatever clocks say
        String cursor = null;
        do {
            ViewStore.Page page = DueView.waiting(store, wait, end, cursor, PAGE);
            for (ViewStore.Document row : page.documents()) {
                workflow(row.id()).filter(wanted::fits).ifPresent(found::add);
            }
            cursor = page.cursor().orElse(null);
        } while (cursor != null && found.size() < MOST);
    }

    private Optional<Workflow> workflow(String rid) {
        return Whereabouts.of(ledger, rid)
                .map(here -> new Workflow(
                        rid,
                        here.process().name(),
                        WorkflowSearchCodes.status(here.waitsFor()),
                        StuckCase.of(here, "", StuckCase.tried(here, tries)).why(),
                        WorkflowSearchCodes.stage(here.waitsFor()),
                        MosipTime.text(here.began()),
                        MosipTime.text(here.since())));
    }
}
