package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;

/** Seen from the system calls: nothing the notary published on a real disk was open to a power cut. */
@Needs("strace")
class PublishedTraceTest {

    private static final String CALLS = "trace=openat,write,pwrite64,fsync,fdatasync,"
            + "?rename,?renameat,?renameat2,?mkdir,?mkdirat,?unlink,?unlinkat,?rmdir";

    @TempDir
    Path temporary;

    @Test
    void every_file_and_its_name_are_synced_before_they_are_published() throws Exception {
        PublishedTrace trace = traced(List.of());
        assertThat(trace.published).hasSize(PublishingNotary.SIZES.length);
        assertThat(trace.failed).isEmpty();
        assertThat(trace.tooEarly).isEmpty();
    }

    @Test
    void a_folder_whose_sync_failed_is_synced_again() throws Exception {
        // the first is of the key, the second of its folder, the third of the folder above, which was just made
        PublishedTrace trace = traced(List.of("-e", "inject=fsync:error=EIO:when=3"));
        assertThat(trace.failed).containsExactly(folder().toString());
        assertThat(trace.published).hasSize(PublishingNotary.SIZES.length);
        assertThat(trace.tooEarly).isEmpty();
    }

    private Path folder() throws IOException {
        return temporary.toRealPath();
    }

    private PublishedTrace traced(List<String> fault) throws IOException, InterruptedException {
        Path trace = folder().resolve("trace");
        Path said = folder().resolve("said");
        Path log = folder().resolve("log");
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-y", "-e", CALLS, "-o", trace.toString()));
        command.addAll(fault);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingNotary.class.getName(),
                log.toString()));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(child.waitFor()).as(() -> read(said)).isZero();
        try (var lines = Files.lines(trace)) {
            return PublishedTrace.of(log.toString(), lines);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
