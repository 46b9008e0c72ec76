package org.regesta.server.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.VirusScan.ScannerSilent;
import org.regesta.testkit.ClamdServer;
import org.regesta.testkit.Needs;

@Needs("clamd")
class ClamdTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static ClamdServer server;

    @BeforeAll
    static void a_clamd_that_knows_one_signature() {
        server = ClamdServer.start(folder);
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    void what_it_knows_is_found_by_its_name_and_all_else_is_clean() {
        for (String address : List.of(server.tcp(), server.unix())) {
            Clamd clamd = new Clamd(address, PATIENCE);
            assertThat(clamd.find(ClamdServer.eicar())).as(address).contains("Regesta.Eicar.UNOFFICIAL");
            assertThat(clamd.find(new byte[0])).isEmpty();
            assertThat(clamd.find(new byte[200_000])).isEmpty();
            assertThat(clamd.find("a good document".getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        }
    }

    @Test
    void one_that_is_not_there_or_says_nothing_is_silent_and_never_clean() throws IOException {
        assertThatThrownBy(() -> new Clamd("unix:" + folder.resolve("none"), PATIENCE).find(new byte[1]))
                .isInstanceOf(ScannerSilent.class);
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Clamd clamd = new Clamd("tcp://127.0.0.1:" + mute.getLocalPort(), Duration.ofMillis(200));
            assertThatThrownBy(() -> clamd.find(new byte[1])).isInstanceOf(ScannerSilent.class);
        }
    }

    @Test
    void an_address_of_another_form_is_refused_at_once() {
        for (String address : List.of("localhost", "http://localhost:3310", "tcp://localhost")) {
            assertThatThrownBy(() -> new Clamd(address, PATIENCE)).isInstanceOf(Misconfigured.class);
        }
    }
}
