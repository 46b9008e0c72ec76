package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Commands;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;

/** Commands over any engine: durable when answered, and a retry is answered as the first time. */
interface RetryContract extends Contract {

    private AxonCommands commands() {
        return new CommandSide(engine()).commands;
    }

    private static Visits.Visit visit(String id) {
        return new Visits.Visit(Given.centre(id), "hello");
    }

    @Test
    default void a_command_is_durable_when_it_is_answered() {
        var done = commands().send(visit("10001"), Given.ROSA);
        assertThat(done.result()).isEqualTo(1);
        assertThat(done.position()).isEqualTo("registry:" + ledger().head(Book.REGISTRY));
        assertThat(everything()).hasSize(1);
        assertThat(everything().getFirst().envelope().metadata()).isEqualTo(Given.ROSA.metadata());
    }

    @Test
    default void a_retry_is_answered_as_the_first_time_and_records_nothing() {
        AxonCommands commands = commands();
        commands.send(visit("10001"), Given.rosaWithCommand("first"));
        assertThat(commands.send(visit("10001"), Given.rosaWithCommand("second"))
                        .result())
                .isEqualTo(2);
        commands.send(visit("10001"), Given.rosaWithCommand("third"));

        assertThat(commands.send(visit("10001"), Given.rosaWithCommand("second"))
                        .result())
                .isEqualTo(2);
        assertThat(commands.send(visit("10001"), Given.rosaWithCommand("first")).result())
                .isEqualTo(1);
        assertThat(everything()).hasSize(3);
    }

    @Test
    default void a_retry_after_a_restart_is_answered_as_the_first_time() {
        commands().send(visit("10001"), Given.rosaWithCommand("first"));
        commands().send(visit("10001"), Given.rosaWithCommand("second"));
        engine().reopen();
        assertThat(commands()
                        .send(visit("10001"), Given.rosaWithCommand("first"))
                        .result())
                .isEqualTo(1);
        assertThat(everything()).hasSize(2);
    }

    @Test
    default void a_retry_that_is_worded_anew_is_answered_by_what_is_true_now() {
        AxonCommands commands = commands();
        var amina = new Visits.Sit(Given.centre(10001), "Amina");
        var bao = new Visits.Sit(Given.centre(10001), "Bao");
        assertThat(commands.send(amina, Given.rosaWithCommand("sit")).result()).isEqualTo("Amina");
        assertThat(commands.send(bao, Given.rosaWithCommand("sit")).result()).isEqualTo("Amina");
        assertThat(everything()).hasSize(1);
    }

    @Test
    default void a_retry_after_an_unknown_outcome_is_a_no_op_when_it_was_appended_after_all() {
        LedgerEventStore registry = store();
        var forgetful = new LedgerEventStore(
                Book.REGISTRY, new ForgetfulStore(registry.inner()), registry.serializer(), registry.capabilities());
        AxonCommands commands = new CommandSide(forgetful, engine().store(Book.ACCESS)).commands;
        assertThatThrownBy(() -> commands.send(visit("10001"), Given.rosaWithCommand("visit")))
                .isInstanceOf(Commands.OutcomeUnknown.class);
        assertThat(everything()).hasSize(1);
        assertThat(commands.send(visit("10001"), Given.rosaWithCommand("visit")).result())
                .isEqualTo(1);
        assertThat(everything()).hasSize(1);
    }

    @Test
    default void a_command_id_counts_in_its_own_stream_only() {
        AxonCommands commands = commands();
        commands.send(visit("10001"), Given.rosaWithCommand("visit"));
        assertThat(commands.send(visit("10002"), Given.rosaWithCommand("visit")).result())
                .isEqualTo(1);
        assertThat(everything()).hasSize(2);
    }

    @Test
    default void without_a_command_id_every_command_counts() {
        AxonCommands commands = commands();
        commands.send(visit("10001"), Given.ROSA);
        assertThat(commands.send(visit("10001"), Given.ROSA).result()).isEqualTo(2);
    }

    @Test
    default void twins_sent_at_once_are_one() throws Exception {
        AxonCommands commands = commands();
        List<Object> answers = atOnce(
                8,
                i -> () -> commands.send(visit("10001"), Given.rosaWithCommand("twin"))
                        .result());
        assertThat(answers).containsOnly(1);
        assertThat(everything()).hasSize(1);
    }

    @Test
    default void many_commands_on_one_stream_are_all_decided_in_turn() throws Exception {
        AxonCommands commands = commands();
        List<Object> answers = atOnce(
                40,
                i -> () -> commands.send(visit("10001"), Given.rosaWithCommand("v" + i))
                        .result());
        assertThat(answers).doesNotHaveDuplicates().hasSize(40);
        assertThat(sequences(Given.centre(10001), 0)).hasSize(40);
    }

    @Test
    default void nodes_that_share_a_book_decide_twins_once_and_others_in_turn() throws Exception {
        AxonCommands here = commands();
        AxonCommands there = commands();
        List<Object> answers = atOnce(
                20,
                i -> () -> (i % 2 == 0 ? here : there)
                        .send(visit("10001"), Given.rosaWithCommand("pair" + i / 2))
                        .result());
        assertThat(answers).hasSize(20);
        assertThat(sequences(Given.centre(10001), 0)).hasSize(10);
    }

    @Test
    default void a_refusal_reaches_the_sender_as_it_is() {
        AxonCommands commands = commands();
        store().publish(new GenericDomainEventMessage<>(
                "centre",
                Given.centre(10001),
                0,
                new CentreEvent.Opened(Given.centre(10001), Map.of("count", "" + Visits.SEATS), Map.of()),
                Given.ROSA.metadata()));
        assertThatThrownBy(() -> commands.send(visit("10001"), Given.rosaWithCommand("late")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Visits.No.FULL));
    }

    @Test
    default void a_command_sent_while_an_event_is_handled_is_durable_before_that_is_done() {
        EventMessage<?> handled = new GenericEventMessage<>("an event", Given.with(Meta.SUBJECT, "amina"));
        UnitOfWork<?> outer = DefaultUnitOfWork.startAndGet(handled);
        outer.registerCorrelationDataProvider(new LedgerCorrelation());
        commands().send(visit("10001"), Given.ROSA);
        assertThat(everything()).hasSize(1);
        assertThat(everything().getFirst().envelope().subject()).isEmpty();
        assertThat(CurrentUnitOfWork.get()).isSameAs(outer);
        outer.rollback();
        assertThat(everything()).hasSize(1);
    }

    @Test
    default void commands_of_the_access_book_land_there() {
        var done = commands().send(new Visits.Guess("authguard:0a1b"), Given.rosaWithCommand("guess"));
        assertThat(done.position()).startsWith("access:");
        assertThat(everything()).isEmpty();
        List<Recorded> guard = new AxonLedger(List.of(engine().store(Book.ACCESS)), store().serializer())
                .stream(Book.ACCESS, "authguard:0a1b");
        assertThat(guard).hasSize(1);
    }

    private static List<Object> atOnce(int count, IntFunction<Callable<Object>> task) throws Exception {
        List<Future<Object>> running = new ArrayList<>();
        List<Object> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(task.apply(i)));
            }
            for (Future<Object> each : running) {
                answers.add(each.get(60, TimeUnit.SECONDS));
            }
        }
        return answers;
    }
}
