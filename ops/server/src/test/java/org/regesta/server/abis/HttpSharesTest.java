package org.regesta.server.abis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Shares.Unfetched;
import org.regesta.ports.Shares.Why;

/** What a message can make us fetch: nothing that was not configured. */
class HttpSharesTest {

    private final AtomicInteger knocked = new AtomicInteger();
    private HttpServer allowed;
    private HttpServer forbidden;

    @BeforeEach
    void start() throws IOException {
        allowed = server();
        forbidden = server();
    }

    @AfterEach
    void stop() {
        allowed.stop(0);
        forbidden.stop(0);
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            knocked.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/elsewhere")) {
                exchange.getResponseHeaders().add("Location", url(forbidden) + "/cbeff");
            }
            int status =
                    path.equals("/elsewhere") ? 302 : path.matches("/\\d+") ? Integer.parseInt(path.substring(1)) : 200;
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                int blocks = path.equals("/endless") ? 1_000 : 1;
                byte[] block = blocks > 1 ? new byte[1 << 20] : "<BIR/>".getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < blocks; i++) {
                    out.write(block);
                }
            } catch (IOException hungUp) {
                assertThat(path).isEqualTo("/endless");
            }
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpShares shares() {
        return new HttpShares(Set.of(url(allowed)));
    }

    private void refused(String address, Why why) {
        assertThatThrownBy(() -> shares().fetch(address))
                .isInstanceOfSatisfying(
                        Unfetched.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    @Test
    void a_share_of_a_configured_origin_is_fetched() {
        assertThat(shares().fetch(url(allowed) + "/cbeff")).asString().isEqualTo("<BIR/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:file:///x!/y",
                "ftp://127.0.0.1/x",
                "http://127.0.0.1:1@ALLOWED/cbeff",
                "http://someone@ALLOWED/cbeff",
                "http://ALLOWED.example/cbeff",
                "https://ALLOWED/cbeff",
                "http://localhost:80/",
                "http://169.254.169.254/latest/meta-data",
                "//ALLOWED/cbeff",
                "http:///cbeff",
                "not an address",
                "http://FORBIDDEN/cbeff",
                "http://FORBIDDEN#@ALLOWED/",
                "http://FORBIDDEN\\@ALLOWED/",
                ""
            })
    void any_other_address_is_refused_without_a_knock(String address) {
        refused(
                address.replace("ALLOWED", url(allowed).substring(7))
                        .replace("FORBIDDEN", url(forbidden).substring(7)),
                Why.NOT_ALLOWED);
        assertThat(knocked).hasValue(0);
    }

    @Test
    void a_redirection_is_not_followed() {
        refused(url(allowed) + "/elsewhere", Why.NOT_THERE);
        assertThat(knocked).hasValue(1);
    }

    @Test
    void what_is_not_there_has_ended_or_is_endless_is_said_to_be_so() {
        refused(url(allowed) + "/404", Why.NOT_THERE);
        refused(url(allowed) + "/410", Why.EXPIRED);
        refused(url(allowed) + "/endless", Why.TOO_LARGE);
        allowed.stop(0);
        refused(url(allowed) + "/cbeff", Why.NOT_THERE);
    }

    @Test
    void nothing_is_fetched_where_nothing_is_configured() {
        assertThatThrownBy(() -> new HttpShares(Set.of()).fetch(url(allowed) + "/cbeff"))
                .isInstanceOf(Unfetched.class);
        assertThatThrownBy(() -> new HttpShares(Set.of("file:///tmp"))).isInstanceOf(Misconfigured.class);
    }
}
