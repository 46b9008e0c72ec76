package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;

/** Seen from the system calls: no acknowledgement is said before the sync that covers it has returned. */
@Needs("strace")
class AcknowledgementTraceTest {

    private static final int THREADS = 4;
    private static final int BATCHES = 15;

    @TempDir
    Path folder;

    private Launcher launcher;

    @BeforeEach
    void prepare() {
        launcher = new Launcher(folder);
    }

    @Test
    void every_acknowledgement_comes_after_the_sync_that_covers_it() throws Exception {
        Trace trace = traced("sync");
        assertThat(trace.acknowledged()).hasSize(THREADS * BATCHES);
        assertThat(trace.acknowledgedBeforeSynced()).isEmpty();
    }

    @Test
    void a_log_that_does_not_sync_is_seen_to_acknowledge_too_early() throws Exception {
        Trace trace = traced("nosync");
        assertThat(trace.acknowledged()).hasSize(THREADS * BATCHES);
        assertThat(trace.acknowledgedBeforeSynced()).isEqualTo(trace.acknowledged());
    }

    private Trace traced(String sync) throws IOException, InterruptedException {
        Path file = folder.resolve("trace");
        List<String> strace = List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-y",
                "-xx",
                "-s",
                "4000000",
                "-e",
                "trace=write,pwrite64,writev,fsync,fdatasync",
                "-o",
                file.toString());
        try (ChildJvm child = launcher.start(
                strace,
                Map.of(),
                CrashingWriter.class,
                folder.resolve("book").toString(),
                "0",
                "42",
                sync,
                "" + BATCHES)) {
            child.end();
        }
        try (var lines = Files.lines(file)) {
            return Trace.of(lines);
        }
    }
}
