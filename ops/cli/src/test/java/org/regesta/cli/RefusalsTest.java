package org.regesta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;

/** A house that cannot be opened says in one sentence why and what to do; no trace reaches the console. */
class RefusalsTest {

    private record Said(int status, String err, String console) {}

    private static Said run(String... arguments) {
        StringWriter err = new StringWriter();
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            int status =
                    RegestaCli.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
            return new Said(status, err.toString(), console.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private static void assertToldInOneSentence(Said said, String... parts) {
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).startsWith("regesta: ").contains(parts).hasLineCount(1);
        assertThat(said.console()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void what_is_no_folder_is_named(@TempDir Path root) throws IOException {
        Path file = Files.writeString(root.resolve("data"), "a file");
        assertToldInOneSentence(
                run("up", "--data", file.toString()), file.toString(), "a file has that name", "--data");
    }

    @Test
    void a_house_in_use_on_a_taken_port_or_of_another_format_is_refused_in_words(@TempDir Path data) throws Exception {
        try (RegestaServer.Instance running =
                RegestaServer.start(Options.on(data).withPort(0))) {
            assertToldInOneSentence(
                    run("sagas", "rebuild", "--data", data.toString()), data.toString(), "another Regesta is running");
            assertThat(running.url()).isNotBlank();
        }
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertToldInOneSentence(
                    run("up", "--data", data.toString(), "--port", port), "port " + port + " is taken", "--port");
        }
        assertToldInOneSentence(
                run("up", "--data", data.toString(), "--port", "0", "--mongo", "mongo:27017"), "mongodb://HOST:PORT");
        overwrite(data.resolve("vault/keys.log"), 3, 'L');
        assertToldInOneSentence(
                run("report", "enrolments", "--data", data.toString()),
                "keys.log is of format 1",
                "this release reads");
        assertThat(data.resolve("logs/regesta.log"))
                .content()
                .contains("VaultRefused")
                .contains("\tat org.regesta");
        overwrite(data.resolve("vault/keys.log"), 3, 0);
        assertToldInOneSentence(run("replay", "--all", "--data", data.toString()), "keys.log is of format 0");
    }

    private static void overwrite(Path file, int at, int with) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            bytes.write(with);
        }
    }
}
