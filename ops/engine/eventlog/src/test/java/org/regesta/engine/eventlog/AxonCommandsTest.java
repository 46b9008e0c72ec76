package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.regesta.events.Meta;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;

/** What a sender is told, whatever the bus wraps around it. */
class AxonCommandsTest {

    record Ask(String what) {}

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Commands commands = new AxonCommands(bus, List.of());

    private void handledBy(MessageHandler<CommandMessage<?>> handler) {
        bus.subscribe(Ask.class.getName(), handler);
    }

    @Test
    void the_answer_and_who_asked_come_through() {
        handledBy(command -> command.getMetaData().get(Meta.ACTOR) + " "
                + command.getMetaData().get(Meta.AUTHORITY));
        assertThat(commands.send(new Ask("x"), Given.ROSA).result()).isEqualTo("officer-rosa rule:founding@1/law-7");
    }

    @Test
    void no_answer_is_an_empty_one() {
        handledBy(command -> null);
        assertThat(commands.send(new Ask("x"), Given.ROSA).result()).isEqualTo("");
    }

    @Test
    void what_matters_is_found_under_what_is_wrapped_around_it() {
        failsWith(new Refusal(Visits.No.FULL), Refusal.class);
        failsWith(new StorageFull("full"), StorageFull.class);
        failsWith(new Commands.OutcomeUnknown("unknown"), Commands.OutcomeUnknown.class);
        failsWith(new LogStopped("stopped"), Commands.OutcomeUnknown.class);
    }

    private void failsWith(RuntimeException cause, Class<?> seen) {
        handledBy(command -> {
            throw new CommandExecutionException("on another node", cause);
        });
        assertThatThrownBy(() -> commands.send(new Ask("x"), Given.ROSA)).isInstanceOf(seen);
        handledBy(command -> {
            throw cause;
        });
        assertThatThrownBy(() -> commands.send(new Ask("x"), Given.ROSA)).isInstanceOf(seen);
    }

    @Test
    void a_command_that_lost_to_another_is_decided_again() {
        AtomicInteger attempts = new AtomicInteger();
        handledBy(command -> {
            if (attempts.incrementAndGet() < 4) {
                throw new ConcurrencyException("lost");
            }
            return "won";
        });
        assertThat(commands.send(new Ask("x"), Given.ROSA).result()).isEqualTo("won");
    }

    @Test
    void it_does_not_try_for_ever() {
        AtomicInteger attempts = new AtomicInteger();
        handledBy(command -> {
            attempts.incrementAndGet();
            throw new ConcurrencyException("lost");
        });
        assertThatThrownBy(() -> commands.send(new Ask("x"), Given.ROSA)).isInstanceOf(ConcurrencyException.class);
        assertThat(attempts).hasValueBetween(2, 50);
    }

    @Test
    void a_command_nobody_handles_is_a_fault_of_the_program() {
        assertThatThrownBy(() -> commands.send(new Ask("x"), Given.ROSA))
                .isInstanceOf(NoHandlerForCommandException.class);
    }
}
