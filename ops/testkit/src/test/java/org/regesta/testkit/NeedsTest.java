package org.regesta.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class NeedsTest {

    @Test
    void a_test_that_has_what_it_needs_is_run() {
        assertThat(NeedsCondition.verdict(List.of(), true).isDisabled()).isFalse();
        assertThat(NeedsCondition.present("sh")).isTrue();
    }

    @Test
    void a_test_that_lacks_something_is_named_as_not_run() {
        ConditionEvaluationResult verdict = NeedsCondition.verdict(List.of("strace", "gcc"), false);

        assertThat(verdict.isDisabled()).isTrue();
        assertThat(verdict.getReason()).contains("not run, this machine lacks: strace, gcc");
        assertThat(NeedsCondition.present("a-tool-that-nobody-has")).isFalse();
    }

    @Test
    void where_all_must_run_lacking_something_is_a_failure() {
        assertThatThrownBy(() -> NeedsCondition.verdict(List.of(Needs.MEMORY_DISK), true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(Needs.MEMORY_DISK);
    }

    @Test
    void a_disk_that_may_not_be_mounted_or_tools_that_are_not_there_are_noticed(@TempDir Path folder) {
        List<String> noSuchFolder = MemoryDisk.holding(folder.resolve("missing"), 1);
        List<String> forbidden = new ArrayList<>(MemoryDisk.holding(folder, 1));
        forbidden.set(forbidden.indexOf("sh"), "false");

        assertThat(MemoryDisk.works(noSuchFolder)).isFalse();
        assertThat(MemoryDisk.works(forbidden)).isFalse();
        assertThat(MemoryDisk.works(List.of("a-tool-that-nobody-has"))).isFalse();
        assertThat(MemoryDisk.works(List.of())).isTrue();
    }
}
