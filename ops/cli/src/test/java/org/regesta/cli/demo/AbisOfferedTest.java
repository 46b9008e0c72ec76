package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;
import org.regesta.testkit.abis.AbisKit;
import org.regesta.testkit.abis.Offered;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * A house that offers its matcher as an ABIS, over both of its wires: the scripts of MOSIP's ABIS testing kit, each
 * container fetched over HTTP from where the kit shares it.
 */
@Needs(Needs.SHARED)
class AbisOfferedTest {

    private static final String URL = "vm://36";
    private static final String SETTINGS = "regesta.abis.";

    private static final Map<String, byte[]> SHARED = new ConcurrentHashMap<>();
    private static HttpServer shares;
    private static EmbeddedActiveMQ broker;
    private static House house;
    private static Map<String, String> settings;

    @BeforeAll
    static void a_house_that_offers_its_matcher(@TempDir Path data) throws Exception {
        shares = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shares.createContext("/", exchange -> {
            try (exchange) {
                byte[] content = SHARED.get(exchange.getRequestURI().getPath());
                if (content == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                }
            }
        });
        shares.start();
        broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", URL));
        broker.start();
        settings = Map.of(
                "share-origins", origin(),
                "offer.kit.url", URL,
                "offer.kit.receive-from", "questions",
                "offer.kit.send-to", "answers",
                "offer.kit.client", "kit-over-queues");
        settings.forEach((name, value) -> System.setProperty(SETTINGS + name, value));
        house = new House(data);
    }

    @AfterAll
    static void closes() throws Exception {
        settings.keySet().forEach(name -> System.clearProperty(SETTINGS + name));
        house.close();
        broker.stop();
        shares.stop(0);
    }

    private static String origin() {
        return "http://127.0.0.1:" + shares.getAddress().getPort();
    }

    /** Shares over HTTP; asks as its subclass does. */
    private abstract static class Sharing implements Offered {
        private final String folder;

        Sharing(String folder) {
            this.folder = "/" + folder + "/";
        }

        @Override
        public String share(String reference, byte[] cbeff) {
            SHARED.put(folder + reference, cbeff);
            return nothingAt(reference);
        }

        @Override
        public String nothingAt(String reference) {
            return origin() + folder + reference;
        }
    }

    private static void passes(Offered matcher) {
        AbisKit.Played played = new AbisKit(matcher, house.clock).play();
        assertThat(played.wrong()).isEmpty();
        assertThat(played.scripts()).isEqualTo(13);
    }

    @Test
    void all_thirteen_scripts_of_the_kit_pass_over_http() {
        Api client = house.client("kit-over-http", "ABIS_CLIENT");
        passes(new Sharing("http") {
            @Override
            public JsonNode ask(String message) {
                return client.send("POST", "/v1/abis/messages", Json.tree(message.getBytes(StandardCharsets.UTF_8)));
            }
        });
    }

    @Test
    void all_thirteen_scripts_of_the_kit_pass_over_queues() throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer questions = session.createProducer(session.createQueue("questions"));
                MessageConsumer answers = session.createConsumer(session.createQueue("answers"))) {
            connection.start();
            passes(new Sharing("queues") {
                @Override
                public JsonNode ask(String message) {
                    try {
                        questions.send(session.createTextMessage(message));
                        TextMessage answer = (TextMessage) answers.receive(60_000);
                        assertThat(answer).as("an answer to " + message).isNotNull();
                        return Json.tree(answer.getText().getBytes(StandardCharsets.UTF_8));
                    } catch (JMSException broken) {
                        throw new IllegalStateException(broken);
                    }
                }
            });
        }
    }

    @Test
    void what_lies_elsewhere_than_where_the_house_may_fetch_is_not_fetched() throws IOException {
        Api client = house.client("kit-elsewhere", "ABIS_CLIENT");
        Map<String, String> insert = Map.of(
                "id", "mosip.abis.insert",
                "version", "1.1",
                "requestId", "elsewhere",
                "requesttime", "2026-11-21T12:00:00.000Z",
                "referenceId", "elsewhere",
                "referenceURL", house.server.url() + "/v1/receipts");
        JsonNode answer = client.send("POST", "/v1/abis/messages", insert);
        assertThat(answer.path("returnValue").asString()).isEqualTo("2");
        assertThat(answer.path("failureReason").asString()).isEqualTo("7");
    }
}
