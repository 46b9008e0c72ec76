package org.regesta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;

class RegestaServerTest {

    @Test
    void a_second_start_carries_on_where_the_first_ended(@TempDir Path data) {
        long first;
        try (RegestaServer.Instance running =
                RegestaServer.start(Options.on(data).withPort(0))) {
            first = running.part(Ledger.class).head(Book.REGISTRY);
        }
        try (RegestaServer.Instance running =
                RegestaServer.start(Options.on(data).withPort(0))) {
            assertThat(running.part(Ledger.class).head(Book.REGISTRY)).isEqualTo(first);
        }
    }

    @Test
    void two_processes_on_one_folder_are_refused(@TempDir Path data) {
        try (RegestaServer.Instance running =
                RegestaServer.start(Options.on(data).withPort(0))) {
            assertThatThrownBy(() -> RegestaServer.start(Options.on(data).withPort(0)))
                    .isInstanceOf(DataFolder.InUse.class)
                    .hasMessageContaining("--data");
            assertThat(running.url()).startsWith("http://127.0.0.1:");
        }
    }
}
