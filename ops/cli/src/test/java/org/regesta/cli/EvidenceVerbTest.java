package org.regesta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.disclosure.DisclosureGround;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.Needs;

/** {@code ./regesta evidence} on a folder, stopped and running. */
@Needs({"python3", "openssl"})
class EvidenceVerbTest {

    private final StringWriter err = new StringWriter();

    private int evidence(Path data, Path out, String... about) {
        err.getBuffer().setLength(0);
        String[] rest = {
            "--data",
            data.toString(),
            "--from",
            "2020-01-01T00:00:00Z",
            "--to",
            "2099-01-01T00:00:00Z",
            "--out",
            out.toString()
        };
        String[] all = new String[1 + rest.length + about.length];
        all[0] = "evidence";
        System.arraycopy(rest, 0, all, 1, rest.length);
        System.arraycopy(about, 0, all, 1 + rest.length, about.length);
        return RegestaCli.commandLine().setErr(new PrintWriter(err, true)).execute(all);
    }

    @Test
    void a_stopped_folder_gives_a_bundle_that_verifies(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path out = folder.resolve("bundle.zip");
        try (RegestaServer.Instance running =
                RegestaServer.start(Options.on(data).withPort(0))) {
            assertThat(running.administratorLink()).isPresent();
            assertThat(evidence(data, out, "--officer", "first-start")).isEqualTo(1);
            assertThat(err.toString()).contains("another Regesta is running");
        }
        assertThat(evidence(data, out, "--officer", "first-start")).isZero();
        assertThat(verified(folder, out)).contains("The bundle about the officer first-start is as it was made.");
        assertThat(evidence(data, out, "--officer", "first-start")).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
        assertThat(evidence(data, folder.resolve("none.zip"), "--person", "nobody"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("Nothing was ever recorded about that.")
                .hasLineCount(1);
        assertThat(folder.resolve("none.zip")).doesNotExist();
        assertThat(evidence(folder.resolve("nowhere"), out, "--person", "nobody"))
                .isEqualTo(1);
    }

    @Test
    void a_ground_that_is_none_is_answered_with_those_there_are(@TempDir Path folder) {
        Path out = folder.resolve("bundle.zip");
        assertThat(evidence(folder, out, "--person", "nobody", "--ground", "BECAUSE"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--ground")
                .contains(Stream.of(DisclosureGround.values()).map(Enum::name).toList());
    }

    private static String verified(Path folder, Path bundle) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(bundle)) {
            Files.copy(zip.getPath("verify.py"), folder.resolve("verify.py"));
        }
        Process process = new ProcessBuilder("python3", "verify.py", bundle.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
