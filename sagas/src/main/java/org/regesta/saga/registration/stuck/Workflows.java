package org.regesta.saga.registration.stuck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Process;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.UnderWay;
import org.regesta.saga.registration.Whereabouts;
import org.regesta.saga.registration.stage.Tries;
import org.regesta.wire.MosipTime;
import org.springframework.stereotype.Component;

/** Registrations that are under way, as MOSIP's workflows. */
@Component
class Workflows {

    private final ViewStore store;
    private final Ledger ledger;
    private final Tries tries;

    Workflows(ViewStore store, Ledger ledger, Tries tries) {
        this.store = store;
        this.ledger = ledger;
        this.tries = tries;
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

    /** By which time they are ordered; equal ones by their number, in the same direction. */
    record Order(By by, boolean descending) {

        enum By {
            CREATED,
            UPDATED,
            /** Nothing here is resumed by the clock: none has such a time, and all come by their number. */
            RESUMED
        }

        private UnderWay.Found page(UnderWay wanted, ViewStore store, long skipped, int most) {
            ViewStore.Order direction = descending ? ViewStore.Order.DESCENDING : ViewStore.Order.ASCENDING;
            return switch (by) {
                case CREATED -> wanted.page(store, UnderWay.By.BEGAN, direction, skipped, most);
                case UPDATED -> wanted.page(store, UnderWay.By.MOVED, direction, skipped, most);
                case RESUMED -> wanted.page(store, UnderWay.By.NUMBER, ViewStore.Order.ASCENDING, skipped, most);
            };
        }
    }

    /** @param total of all that were wanted */
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

        /** None when nothing here has such a type or status. */
        private Optional<UnderWay> underWay() {
            Optional<Process> process = Arrays.stream(Process.values())
                    .filter(known -> known.name().equals(type))
                    .findFirst();
            boolean paused = WorkflowSearchCodes.PAUSED.equals(status);
            if (type != null && process.isEmpty()
                    || status != null && !paused && !WorkflowSearchCodes.PROCESSING.equals(status)) {
                return Optional.empty();
            }
            return Optional.of(new UnderWay(process.orElse(null), status == null ? null : paused));
        }
    }

    /** @param order none for that of what they wait for, the longest waiting first */
    Page page(Wanted wanted, Optional<Order> order, long skipped, int most) {
        if (wanted.id() != null) {
            List<Workflow> one =
                    workflow(wanted.id()).filter(wanted::fits).stream().toList();
            return new Page(skipped == 0 ? one : List.of(), one.size());
        }
        return wanted.underWay()
                .map(narrowed -> order.map(o -> o.page(narrowed, store, skipped, most))
                        .orElseGet(() -> narrowed.page(store, skipped, most)))
                .map(found -> page(found, wanted))
                .orElse(new Page(List.of(), 0));
    }

    /** What the view says of a row is held against the registry: it may have ended, or gone on, a moment ago. */
    private Page page(UnderWay.Found found, Wanted wanted) {
        List<Workflow> data =
                found.rows().stream().flatMap(this::look).filter(wanted::fits).toList();
        return new Page(data, found.total() - (found.rows().size() - data.size()));
    }

    private Stream<Workflow> look(ViewStore.Document row) {
        Optional<Workflow> here = workflow(row.id());
        if (here.isEmpty()) {
            DueView.forget(store, row); // it ended; the view lags, or was told twice
        }
        return here.stream();
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
