package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

    private sealed interface OfACentre {
        String centre();

        @TargetAggregateIdentifier
        default String stream() {
            return "centre:" + centre();
        }
    }

    private record Close(String centre) implements OfACentre {}

    private record Open(@TargetAggregateIdentifier String stream) {}

    private record Count(int most) {}

    private final CommandTargets targets = new CommandTargets();

    @Test
    void a_command_is_about_the_stream_that_its_kind_names() {
        assertThat(identifier(new Close("10001"))).isEqualTo("centre:10001");
    }

    @Test
    void or_that_it_names_itself_each_its_own() {
        assertThat(identifier(new Open("centre:1"))).isEqualTo("centre:1");
        assertThat(identifier(new Open("centre:2"))).isEqualTo("centre:2");
    }

    @Test
    void a_command_about_no_stream_is_refused_by_its_kind_and_not_by_its_content() {
        assertThatThrownBy(() -> identifier(new Count(4711)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Count")
                .hasMessageNotContaining("4711");
    }

    private String identifier(Object command) {
        return targets.resolveTarget(GenericCommandMessage.asCommandMessage(command))
                .getIdentifier();
    }
}
