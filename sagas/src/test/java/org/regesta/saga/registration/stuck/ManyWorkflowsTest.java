package org.regesta.saga.registration.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.HASH;
import static org.regesta.saga.registration.Chronicle.asked;
import static org.regesta.saga.registration.Chronicle.received;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.stage.Worksheet;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Answer;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Body;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Filter;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Pagination;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Sort;
import org.regesta.saga.registration.stuck.Workflows.Workflow;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.TickingClock;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipTime;

/** Thousands are under way, many of them since the same moment: whatever is asked, a plain list says the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyWorkflowsTest {

    private static final int MANY = 2_500;
    private static final List<Process> PROCESSES =
            List.of(Process.NEW, Process.NEW, Process.NEW, Process.UPDATE, Process.LOST, Process.DEACTIVATED);

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Map<String, Known> model = new TreeMap<>();
    private @Nullable RocksViewStore opened;

    /** What the plain list knows of one. */
    private record Known(String rid, Process process, Wait waits, long began, long moved) {
        String status() {
            return waits == Wait.INFORMATION ? "PAUSED_FOR_ADDITIONAL_INFO" : "PROCESSING";
        }
    }

    @BeforeAll
    void thousands_are_under_way(@TempDir Path folder) {
        System.out.println("seed " + seed);
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, MANY + MANY / 5).boxed().toList());
        Collections.shuffle(numbers, random);
        numbers.forEach(number -> lives("1000110001%05d20261121101500".formatted(number)));
        opened = RocksViewStore.open(folder.resolve("views"));
        Projection view = new DueView(ledger).over(store());
        ledger.read(Book.REGISTRY, 0, view::on);
        ledger.read(Book.REGISTRY, 0, view::on); // delivery is at least once
        assertThat(model.size()).isGreaterThan(MANY);
    }

    @AfterAll
    void close() {
        store().close();
    }

    private void lives(String rid) {
        Process process = PROCESSES.get(random.nextInt(PROCESSES.size()));
        long began = happens(
                new RegistrationEvent.Synced(rid, process, rid, HASH, 7, SupervisorStatus.APPROVED, "eng", Map.of()));
        Wait wait = Wait.PACKET;
        long moved = began;
        int steps = random.nextInt(5);
        if (steps > 0) {
            moved = happens(received(rid));
            wait = Wait.NEXT_STEP;
        }
        if (steps == 2) {
            moved = happens(asked(rid, Stage.VALIDATE));
            wait = Wait.VALIDATE;
        }
        if (steps == 3) {
            moved = happens(new RegistrationEvent.InformationAsked(rid, rid + "-1", Process.BIOMETRIC_CORRECTION, 1));
            wait = Wait.INFORMATION;
        }
        if (steps == 4 && random.nextBoolean()) {
            happens(new RegistrationEvent.Rejected(rid, RejectionGround.STOPPED, Optional.empty()));
            if (random.nextBoolean()) {
                return;
            }
            moved = happens(new RegistrationEvent.Reopened(rid, ReopeningGround.values()[0], Optional.empty()));
        }
        model.put(rid, new Known(rid, process, wait, began, moved));
    }

    private long happens(RegistrationEvent event) {
        if (random.nextInt(4) == 0) {
            clock.advance(Duration.ofMillis(1)); // else it happens in the same moment as the one before
        }
        Recorded recorded = ledger.append("registration:" + event.registrationId(), event);
        return recorded.envelope().recordedMillis();
    }

    @Test
    void all_are_counted_and_the_last_page_is_what_is_left() {
        Sort oldest = new Sort("createDateTime", "asc");
        int pages = (model.size() + 99) / 100;
        Answer last = answer(oldest, new Pagination(pages - 1, 100));

        assertThat(last.totalRecord()).isEqualTo(model.size());
        assertThat(last.data()).hasSize(model.size() - (pages - 1) * 100);
        assertThat(last.fromRecord()).isEqualTo((pages - 1) * 100L);
        assertThat(last.toRecord()).isEqualTo(model.size());
        assertThat(answer(oldest, new Pagination(pages, 100)).data()).isEmpty();
        Answer beyond = answer(oldest, new Pagination(Integer.MAX_VALUE, 100));
        assertThat(beyond.data()).isEmpty();
        assertThat(beyond.totalRecord()).isEqualTo(model.size());
    }

    @Test
    void page_by_page_each_comes_once_and_tells_what_it_was_sorted_by() {
        List<Workflow> seen = new ArrayList<>();
        for (int page = 0; seen.size() < model.size(); page++) {
            seen.addAll(answer(new Sort("updateDateTime", "desc"), new Pagination(page, 100))
                    .data());
        }
        assertThat(seen).extracting(Workflow::workflowId).isEqualTo(sorted("updateDateTime", "desc", known -> true));
        for (Workflow workflow : seen) {
            Known known = Objects.requireNonNull(model.get(workflow.workflowId()));
            assertThat(workflow.createDateTime()).isEqualTo(time(known.began()));
            assertThat(workflow.updateDateTime()).isEqualTo(time(known.moved()));
            assertThat(workflow.workflowType()).isEqualTo(known.process().name());
            assertThat(workflow.statusCode()).isEqualTo(known.status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "createDateTime, asc",
        "createDateTime, desc",
        "updateDateTime, asc",
        "updateDateTime, desc",
        "resumeTimestamp, asc",
        "resumeTimestamp, desc",
        "none, none"
    })
    void whatever_is_asked_for_in_any_order_is_what_a_plain_list_says(String field, String type) {
        for (String process : Arrays.asList(null, "NEW", "UPDATE", "DEACTIVATED", "RES_UPDATE", "MERGE", "NEW:going")) {
            for (String status : Arrays.asList(null, "PROCESSING", "PAUSED_FOR_ADDITIONAL_INFO", "PROCESSED")) {
                List<Filter> filters = new ArrayList<>();
                Predicate<Known> wanted =
                        known -> (process == null || known.process().name().equals(process))
                                && (status == null || known.status().equals(status));
                if (process != null) {
                    filters.add(new Filter("workflowType", "equals", process, null, null));
                }
                if (status != null) {
                    filters.add(new Filter("statusCode", "equals", status, null, null));
                }
                Sort sort = field.equals("none") ? null : new Sort(field, type);
                pagesAgree(sort, filters, sorted(field, type, wanted));
            }
        }
    }

    private void pagesAgree(@Nullable Sort sort, List<Filter> filters, List<String> expected) {
        for (int fetch : List.of(1, 2 + random.nextInt(30))) {
            int pages = expected.size() / fetch + 1;
            for (int start : List.of(0, random.nextInt(pages), random.nextInt(pages), pages - 1)) {
                Answer page = answer(sort, new Pagination(start, fetch), filters.toArray(Filter[]::new));
                int from = Math.min(start * fetch, expected.size());
                assertThat(page.data())
                        .as("seed %d: page %d of %d, %s, %s", seed, start, fetch, sort, filters)
                        .extracting(Workflow::workflowId)
                        .isEqualTo(expected.subList(from, Math.min(from + fetch, expected.size())));
                assertThat(page.totalRecord()).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void one_number_finds_one_if_the_other_filters_fit_too() {
        for (Known known : List.copyOf(model.values()).subList(0, 50)) {
            Filter number = new Filter("regId", "equals", known.rid(), null, null);
            for (String process : List.of("NEW", "UPDATE", "LOST", "DEACTIVATED")) {
                Answer found = answer(null, null, number, new Filter("workflowType", "equals", process, null, null));
                assertThat(found.totalRecord()).isEqualTo(known.process().name().equals(process) ? 1 : 0);
                assertThat(found.data()).hasSize((int) found.totalRecord());
            }
        }
    }

    private List<String> sorted(String field, String type, Predicate<Known> wanted) {
        Comparator<Known> byNumber = Comparator.comparing(Known::rid);
        Comparator<Known> order =
                switch (field) {
                    case "createDateTime" -> Comparator.comparing(Known::began).thenComparing(byNumber);
                    case "updateDateTime" -> Comparator.comparing(Known::moved).thenComparing(byNumber);
                    case "resumeTimestamp" -> byNumber;
                    default ->
                        Comparator.comparing(Known::waits)
                                .thenComparing(Known::moved)
                                .thenComparing(byNumber);
                };
        boolean reversed = type.equals("desc") && !field.equals("resumeTimestamp"); // by which all are equal
        return model.values().stream()
                .filter(wanted)
                .sorted(reversed ? order.reversed() : order)
                .map(Known::rid)
                .toList();
    }

    private Answer answer(@Nullable Sort sort, @Nullable Pagination pagination, Filter... filters) {
        Workflows workflows = new Workflows(store(), ledger, Worksheet.tries(store(), clock));
        Body body = new Body(Arrays.asList(filters), sort, pagination);
        return Objects.requireNonNull(new WorkflowSearchEndpoint(workflows, clock)
                .search(new MosipRequest<>(
                        "mosip.registration.processor.workflow.search",
                        "1.0",
                        MosipTime.text(clock.instant()),
                        null,
                        body))
                .response());
    }

    private static String time(long millis) {
        return MosipTime.text(Instant.ofEpochMilli(millis));
    }

    private RocksViewStore store() {
        return Objects.requireNonNull(opened);
    }
}
