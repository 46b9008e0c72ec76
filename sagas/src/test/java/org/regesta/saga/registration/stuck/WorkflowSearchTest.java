package org.regesta.saga.registration.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.saga.registration.Chronicle.AMINA;
import static org.regesta.saga.registration.Chronicle.BAO;
import static org.regesta.saga.registration.Chronicle.CARLA;
import static org.regesta.saga.registration.Chronicle.asked;
import static org.regesta.saga.registration.Chronicle.received;
import static org.regesta.saga.registration.Chronicle.synced;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.stage.Worksheet;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Answer;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Body;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Filter;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Pagination;
import org.regesta.saga.registration.stuck.WorkflowSearchEndpoint.Sort;
import org.regesta.saga.registration.stuck.Workflows.Workflow;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipTime;

/**
 * Three are under way: Amina was announced first and moved last, Bao was announced second and moved first, Carla's
 * packet has not come.
 */
class WorkflowSearchTest {

    private static final String ID = "mosip.registration.processor.workflow.search";

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore store = new InMemoryViewStore();
    private final WorkflowSearchEndpoint endpoint =
            new WorkflowSearchEndpoint(new Workflows(store, ledger, Worksheet.tries(store, clock)), clock);

    @BeforeEach
    void three_are_under_way() {
        write(synced(AMINA));
        write(synced(BAO));
        write(received(BAO), asked(BAO, Stage.VALIDATE));
        write(synced(CARLA));
        write(received(AMINA), asked(AMINA, Stage.VALIDATE));
        var view = new DueView(ledger).over(store);
        ledger.read(Book.REGISTRY, 0, view::on);
    }

    @ParameterizedTest
    @CsvSource({
        "createDateTime, asc, AMINA BAO CARLA",
        "createDateTime, desc, CARLA BAO AMINA",
        "updateDateTime, asc, BAO CARLA AMINA",
        "updateDateTime, desc, AMINA CARLA BAO",
        "resumeTimestamp, asc, BAO AMINA CARLA", // none has one: by number
        "resumeTimestamp, desc, BAO AMINA CARLA"
    })
    void they_are_sorted_by_the_field_that_was_asked_for(String field, String type, String expected) {
        assertThat(found(new Sort(field, type), null)).extracting(this::name).containsExactly(expected.split(" "));
    }

    @Test
    void each_says_when_it_was_announced_and_since_when_it_waits() {
        Workflow amina = found(null, null, filter("regId", AMINA)).getFirst();
        assertThat(amina.createDateTime()).isEqualTo(recorded(0));
        assertThat(amina.updateDateTime()).isEqualTo(recorded(2));
    }

    @Test
    void pages_follow_one_another_in_the_order_that_was_asked_for() {
        Sort newest = new Sort("createDateTime", "desc");
        assertThat(found(newest, new Pagination(0, 2))).extracting(this::name).containsExactly("CARLA", "BAO");
        assertThat(found(newest, new Pagination(1, 2))).extracting(this::name).containsExactly("AMINA");
    }

    @Test
    void unsorted_they_come_by_what_they_wait_for_and_the_longest_waiting_first() {
        assertThat(found(null, null)).extracting(this::name).containsExactly("CARLA", "BAO", "AMINA");
    }

    @ParameterizedTest
    @CsvSource({
        "workflowType, asc, sortField",
        "createdatetime, asc, sortField",
        "'', asc, sortField",
        ", asc, sortField",
        "createDateTime, ASC, sort",
        "createDateTime, up, sort",
        "createDateTime, '', sort",
        "createDateTime, , sort",
    })
    void a_sort_that_mosip_has_not_is_refused_in_its_form(@Nullable String field, @Nullable String type, String why) {
        assertThatThrownBy(() -> found(new Sort(field, type), null)).isInstanceOfSatisfying(MosipRefusal.class, no -> {
            assertThat(no.field()).isEqualTo(why);
            assertThat(endpoint.error(no.why(), no.field()).errorCode()).isEqualTo("RPR-WAA-001");
            assertThat(endpoint.error(no.why(), no.field()).message()).isEqualTo("Invalid Request Value - " + why);
        });
    }

    @Test
    void both_names_of_the_number_find_one_and_a_column_that_is_none_is_refused() {
        assertThat(found(null, null, filter("id", BAO))).extracting(this::name).containsExactly("BAO");
        assertThat(found(null, null, filter("regId", BAO)))
                .extracting(this::name)
                .containsExactly("BAO");
        assertThat(found(null, null, filter("statusCode", "PAUSED_FOR_ADDITIONAL_INFO")))
                .isEmpty();
        assertThatThrownBy(() -> found(null, null, filter("createdBy", "x")))
                .isInstanceOfSatisfying(
                        MosipRefusal.class, no -> assertThat(no.field()).isEqualTo("columnName"));
    }

    @Test
    void who_ended_is_neither_shown_nor_counted_even_if_an_old_event_came_late() {
        write(new RegistrationEvent.Rejected(BAO, RejectionGround.STOPPED, Optional.empty()));
        assertThat(answer(null, null).totalRecord()).as("the view lags").isEqualTo(2);
        var view = new DueView(ledger).over(store);
        ledger.read(Book.REGISTRY, 0, view::on);
        assertThat(answer(null, null).totalRecord()).isEqualTo(2);
        view.on(ledger.stream(Book.REGISTRY, "registration:" + BAO).getFirst());

        assertThat(found(new Sort("createDateTime", "asc"), null))
                .extracting(this::name)
                .containsExactly("AMINA", "CARLA");
        assertThat(answer(null, new Pagination(1, 2)).totalRecord())
                .as("it was taken out when it was seen")
                .isEqualTo(2);
    }

    @Test
    void a_page_before_the_first_and_one_of_nothing_or_too_much_are_refused() {
        for (Pagination wrong :
                List.of(new Pagination(-1, 10), new Pagination(0, 0), new Pagination(0, 101), new Pagination(0, -1))) {
            assertThatThrownBy(() -> found(null, wrong))
                    .isInstanceOfSatisfying(
                            MosipRefusal.class, no -> assertThat(no.field()).isEqualTo("pagination"));
        }
    }

    private List<Workflow> found(@Nullable Sort sort, @Nullable Pagination pagination, Filter... filters) {
        return answer(sort, pagination, filters).data();
    }

    private Answer answer(@Nullable Sort sort, @Nullable Pagination pagination, Filter... filters) {
        Body body = new Body(Arrays.asList(filters), sort, pagination);
        var answer = endpoint.search(new MosipRequest<>(ID, "1.0", MosipTime.text(clock.instant()), null, body));
        return Objects.requireNonNull(answer.response());
    }

    private static Filter filter(String column, String value) {
        return new Filter(column, "equals", value, null, null);
    }

    private String name(Workflow workflow) {
        return switch (workflow.workflowId()) {
            case AMINA -> "AMINA";
            case BAO -> "BAO";
            default -> "CARLA";
        };
    }

    private String recorded(int sequence) {
        return MosipTime.text(Instant.ofEpochMilli(ledger.stream(Book.REGISTRY, "registration:" + AMINA)
                .get(sequence)
                .envelope()
                .recordedMillis()));
    }

    private void write(RegistrationEvent... events) {
        for (RegistrationEvent event : events) {
            ledger.append("registration:" + event.registrationId(), event);
            clock.advance(Duration.ofSeconds(1));
        }
    }
}
