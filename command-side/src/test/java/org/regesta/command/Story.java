package org.regesta.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.regesta.ports.Refusal;

/** A rule's test as a sentence: what had happened, what is asked, what happens then. */
public final class Story<C, S, E> {

    private final BiFunction<C, S, List<E>> decide;
    private final BiFunction<S, E, S> evolve;
    private final S nothing;

    public Story(BiFunction<C, S, List<E>> decide, BiFunction<S, E, S> evolve, S nothing) {
        this.decide = decide;
        this.evolve = evolve;
        this.nothing = nothing;
    }

    @SafeVarargs
    public final Given given(E... events) {
        S state = nothing;
        for (E event : events) {
            state = evolve.apply(state, event);
        }
        return new Given(state);
    }

    public final class Given {
        private final S state;

        private Given(S state) {
            this.state = state;
        }

        public When when(C command) {
            return new When(command, state);
        }
    }

    public final class When {
        private final C command;
        private final S state;

        private When(C command, S state) {
            this.command = command;
            this.state = state;
        }

        @SafeVarargs
        public final void then(E... events) {
            assertThat(decide.apply(command, state)).containsExactly(events);
        }

        public void thenNothing() {
            assertThat(decide.apply(command, state)).isEmpty();
        }

        public void thenRefused(Enum<?> code) {
            assertThatThrownBy(() -> decide.apply(command, state))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
    }
}
