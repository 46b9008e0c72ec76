package org.regesta.cli.demo;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;
import org.regesta.wire.ShareSealed;
import tools.jackson.databind.JsonNode;

/**
 * Somebody else's matcher behind a real broker, in this process: it fetches with its own token what it is told of,
 * opens it with its own key, and finds alike whom a test says.
 */
final class FarAbis implements AutoCloseable {

    private static final String URL = "vm://35";
    private static final String HOUSE = "http://house.example";
    private static final String SETTINGS = "regesta.abis.";

    private final Certified own =
            Certified.ca("Far", Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2045-01-01T00:00:00Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> settings;
    /** What it holds, by the name that the house gave it: biometric records as it opened them. */
    final Map<String, byte[]> records = new ConcurrentHashMap<>();

    volatile String newest = "";
    /** The address of the newest, as it stood in the message. */
    volatile String address = "";
    /** Who is like everybody that comes. */
    volatile String alike = "";

    private volatile @Nullable Api house;
    private EmbeddedActiveMQ broker = broker();
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** Before the house starts, which is told of it. */
    FarAbis(Path folder) throws IOException {
        Path certificate = Files.writeString(folder.resolve("far.pem"), own.pem());
        Map<String, String> all = Map.of(
                "ask.far.url",
                URL,
                "ask.far.send-to",
                "questions",
                "ask.far.receive-from",
                "answers",
                "ask.far.certificate",
                certificate.toString(),
                "public-url",
                HOUSE);
        all.forEach((name, value) -> System.setProperty(SETTINGS + name, value));
        settings = List.copyOf(all.keySet());
    }

    /** Where its certificate lies. */
    static String certificate() {
        return System.getProperty(SETTINGS + "ask.far.certificate");
    }

    private static EmbeddedActiveMQ broker() {
        try {
            EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
            broker.setConfiguration(new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .addAcceptorConfiguration("in-vm", URL));
            return broker.start();
        } catch (Exception notStarted) { // as the broker declares it
            throw new IllegalStateException(notStarted);
        }
    }

    /** @param fetching the house, with the token of a partner's role */
    void begin(Api fetching) {
        house = fetching;
        thread = Thread.ofPlatform().daemon().name("far-abis").start(this::work);
    }

    void breakDown() throws Exception {
        broker.stop();
    }

    void comeBack() {
        broker = broker();
    }

    private void work() {
        while (!stopping) {
            try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
                    Connection connection = factory.createConnection();
                    Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                    MessageConsumer questions = session.createConsumer(session.createQueue("questions"));
                    MessageProducer answers = session.createProducer(session.createQueue("answers"))) {
                connection.start();
                while (!stopping) {
                    if (questions.receive(200) instanceof TextMessage text) {
                        answers.send(session.createTextMessage(
                                answer(Json.tree(text.getText().getBytes(StandardCharsets.UTF_8)))));
                    }
                }
            } catch (JMSException | RuntimeException down) { // the broker is away: until it is back
                LockSupport.parkNanos(200_000_000);
            }
        }
    }

    private String answer(JsonNode question) {
        String reference = question.path("referenceId").asString();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", question.path("id").asString());
        answer.put("requestId", question.path("requestId").asString());
        answer.put("responsetime", "2026-11-21T12:00:00.000Z");
        answer.put("returnValue", "1");
        switch (question.path("id").asString()) {
            case "mosip.abis.insert" ->
                insert(reference, question.path("referenceURL").asString());
            case "mosip.abis.delete" -> records.remove(reference);
            default -> answer.put("candidateList", candidates(reference));
        }
        return Json.write(answer);
    }

    private void insert(String reference, String url) {
        Api by = Objects.requireNonNull(house);
        HttpResponse<String> sealed = fetch(url, by.bearer());
        byte[] cbeff = ShareSealed.open(sealed.body().getBytes(StandardCharsets.ISO_8859_1), List.of(own.key()))
                .orElseThrow(() -> new IllegalStateException("status " + sealed.statusCode()));
        records.put(reference, cbeff);
        address = url;
        newest = reference;
    }

    /** What the house gives whoever has a token at an address it gave out. */
    HttpResponse<String> fetch(String url, String token) {
        Api by = Objects.requireNonNull(house);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(by.base() + url.substring(HOUSE.length())));
        try {
            return http.send(
                    (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, Object> candidates(String reference) {
        boolean one = records.containsKey(alike) && !alike.equals(reference);
        return Map.of(
                "count",
                one ? "1" : "0",
                "candidates",
                one
                        ? List.of(Map.of(
                                "referenceId", alike, "analytics", Map.of("confidence", "91"), "modalities", List.of()))
                        : List.of());
    }

    @Override
    public void close() throws Exception {
        settings.forEach(name -> System.clearProperty(SETTINGS + name));
        Thread working = thread;
        stopping = true;
        if (working != null) {
            working.join();
        }
        broker.stop();
    }
}
