package org.regesta.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** That what is planted is found: by its branches, not by luck. */
class FuzzingTest {

    @Test
    void a_fault_behind_bytes_that_no_chance_hits_is_found_and_the_input_told() {
        assertThatThrownBy(() -> Fuzzing.of(Planted.class).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("planted let out java.lang.IllegalStateException: found")
                .hasMessageContaining("input: ");
    }

    @Test
    void what_is_refused_as_documented_is_no_finding_and_branches_are_counted() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(Refusing.class).runs(2_000).run();

        assertThat(found.inputs()).isEqualTo(2_000);
        assertThat(found.branches()).isPositive();
    }

    @Test
    void the_same_inputs_are_tried_again_though_what_they_begin_from_was_drawn_by_chance() throws InterruptedException {
        Fuzzing drawn = Fuzzing.of(Drawn.class).runs(2_000);

        assertThat(drawn.run()).isEqualTo(drawn.run());
    }

    /** Runs in the other process. */
    public static final class Planted {

        static final Readers READERS = new Readers().with("planted", IllegalArgumentException.class, Planted::read);

        private static void read(byte[] bytes) {
            if (bytes.length < 4) {
                throw new IllegalArgumentException();
            }
            int magic = bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
            if (magic == 0x52475602) {
                throw new IllegalStateException("found");
            }
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }

    /** Runs in the other process: its key is another in each process where chance is not fixed. */
    public static final class Drawn {

        private static final byte[] KEY = new byte[8];

        static {
            new SecureRandom().nextBytes(KEY);
        }

        static final Readers READERS =
                new Readers().with("drawn", IllegalStateException.class, Drawn::read, KEY, new byte[8]);

        private static void read(byte[] bytes) {
            for (int at = 0; at < Math.min(KEY.length, bytes.length); at++) {
                if (KEY[at] != bytes[at]) {
                    throw new IllegalStateException("another from " + at);
                }
            }
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }

    /** Runs in the other process. */
    public static final class Refusing {

        static final Readers READERS = new Readers().with("refusing", IllegalStateException.class, Refusing::read);

        private static void read(byte[] bytes) {
            if (bytes.length % 2 == 1) {
                throw new IllegalStateException("as documented");
            }
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
