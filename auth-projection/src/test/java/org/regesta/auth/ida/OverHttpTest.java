package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.springframework.http.ResponseEntity;

/** The partner's client and this door, with a wire between them. */
class OverHttpTest {

    private final World world = new World();
    private HttpServer server;
    private URI address;
    private volatile boolean tampering;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/idauthentication/v1/auth/", this::answer);
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void close() {
        server.stop(0);
        world.close();
    }

    @Test
    void a_signed_answer_comes_back_and_one_that_was_changed_on_the_way_is_not_believed() {
        AuthPartner bank = world.bank(AuthenticationTest.POLICY);
        Someone amina = world.amina();
        AuthPartnerClient client =
                new AuthPartnerClient(address, World.key("IDA/SIGN").certificate());

        assertThat(client.send(born(bank, amina, "1990/07/08")).yes()).isTrue();
        assertThat(client.send(born(bank, amina, "1990/07/09")).errors()).containsExactly("IDA-DEA-001");

        tampering = true;
        assertThatThrownBy(() -> client.send(born(bank, amina, "1990/07/10")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not signed by the house");
    }

    private static Prepared born(AuthPartner partner, Someone who, String date) {
        return partner.byDemographics("UIN", who.uin(), AuthenticationTest.TRANSACTION, Map.of("dob", date));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        ResponseEntity<byte[]> response = world.bean(AuthEndpoint.class)
                .auth(
                        path[4],
                        path[5],
                        path[6],
                        exchange.getRequestHeaders().getFirst("signature"),
                        exchange.getRequestBody().readAllBytes());
        byte[] body = response.getBody();
        if (tampering) {
            body = new String(body, java.nio.charset.StandardCharsets.UTF_8)
                    .replace("false", "true ")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders()
                .add("response-signature", response.getHeaders().getFirst("response-signature"));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
