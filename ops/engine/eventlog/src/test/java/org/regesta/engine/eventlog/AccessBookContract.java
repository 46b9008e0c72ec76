package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.Recorded;

/** The access book over any engine: one event per answer, many answers in one append, a second answer never. */
interface AccessBookContract extends Contract {

    private static Object shown(String id) {
        return new DisclosureEvent.Disclosed(
                id, Set.of("amina"), Purpose.OFFICER_VIEW, "officer-rosa", Set.of("fullName"));
    }

    private List<Recorded> access() {
        List<Recorded> all = new ArrayList<>();
        new AxonLedger(List.of(engine().store(Book.ACCESS)), store().serializer()).read(Book.ACCESS, 0, all::add);
        return all;
    }

    @Test
    default void an_answer_is_recorded_once_and_its_position_told() throws Exception {
        try (AxonAccessBook book = new AxonAccessBook(engine().store(Book.ACCESS))) {
            long position =
                    book.record("disclosure:d1", shown("d1"), Given.ROSA).get(30, TimeUnit.SECONDS);
            assertThat(access()).hasSize(1);
            assertThat(position).isEqualTo(access().getFirst().position());
            assertThatThrownBy(() -> book.record("disclosure:d1", shown("d1"), Given.ROSA)
                            .get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AccessBook.AlreadyRecorded.class);
            assertThat(access()).hasSize(1);
        }
    }

    @Test
    default void many_requests_share_appends_and_none_is_lost_or_doubled() throws Exception {
        try (AxonAccessBook book = new AxonAccessBook(engine().store(Book.ACCESS))) {
            List<CompletableFuture<Long>> first = new ArrayList<>();
            List<CompletableFuture<Long>> replayed = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                first.add(book.record("disclosure:d" + i, shown("d" + i), Given.ROSA));
                if (i % 10 == 0) {
                    replayed.add(book.record("disclosure:d" + i, shown("d" + i), Given.ROSA));
                }
            }
            for (CompletableFuture<Long> each : first) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isNotNegative();
            }
            for (CompletableFuture<Long> each : replayed) {
                assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(AccessBook.AlreadyRecorded.class);
            }
            assertThat(access()).hasSize(500);
        }
    }

    @Test
    default void an_event_that_is_not_admitted_fails_alone() throws Exception {
        try (AxonAccessBook book = new AxonAccessBook(engine().store(Book.ACCESS))) {
            List<CompletableFuture<Long>> good = new ArrayList<>();
            var bad = book.record("centre:d", shown("d"), Given.ROSA);
            for (int i = 0; i < 20; i++) {
                good.add(book.record("disclosure:d" + i, shown("d" + i), Given.ROSA));
            }
            assertThatThrownBy(() -> bad.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(NotAdmitted.class);
            for (CompletableFuture<Long> each : good) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isNotNegative();
            }
        }
    }

    @Test
    default void after_closing_nothing_is_taken_and_nobody_waits() throws Exception {
        AxonAccessBook book = new AxonAccessBook(engine().store(Book.ACCESS));
        var before = book.record("disclosure:d1", shown("d1"), Given.ROSA);
        book.close();
        before.get(30, TimeUnit.SECONDS);
        assertThatThrownBy(() ->
                        book.record("disclosure:d2", shown("d2"), Given.ROSA).get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Commands.OutcomeUnknown.class);
    }
}
