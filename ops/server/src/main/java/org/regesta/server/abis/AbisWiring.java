package org.regesta.server.abis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.regesta.events.Authority;
import org.regesta.ports.AbisLine;
import org.regesta.ports.AbisLine.AbisLines;
import org.regesta.ports.Attribution;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Running;
import org.regesta.ports.Shares;
import org.regesta.saga.abis.AbisDesk;
import org.regesta.saga.registration.stage.abroad.Correspondence;
import org.regesta.wire.Json;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The matchers that are asked ({@code regesta.abis.ask.<name>.url …}), and the queues over which ours is offered
 * ({@code regesta.abis.offer.<name>.url …}), as {@link Broker} has it.
 */
@Configuration
class AbisWiring {

    /** @param origins from where records may be fetched, such as {@code https://datashare.example}; comma between */
    @Bean
    Shares shares(@Value("${regesta.abis.share-origins:}") String origins) {
        return new HttpShares(Arrays.stream(origins.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toSet()));
    }

    private record Line(String name, X509Certificate certificate, Consumer<byte[]> post) implements AbisLine {
        @Override
        public void send(byte[] message) {
            post.accept(message);
        }
    }

    /** What reads queues, started when all stands. */
    record Posts(AbisLines lines, List<JmsPost> reading) {}

    @Bean
    Posts abisPosts(
            Environment settings,
            Correspondence correspondence,
            @Value("${regesta.abis.public-url:}") String publicUrl) {
        Map<String, Broker> asked = brokers(settings, "regesta.abis.ask");
        if (!asked.isEmpty() && !publicUrl.matches("https?://[^/]+")) {
            throw new Misconfigured(
                    "regesta.abis.public-url must say where an ABIS that is asked fetches records: https://host");
        }
        List<AbisLine> lines = new ArrayList<>();
        List<JmsPost> reading = new ArrayList<>();
        asked.forEach((name, broker) -> lines.add(new Line(
                name,
                certificate(Broker.needed(broker.certificate(), "certificate")),
                post(name, broker, correspondence, reading))));
        return new Posts(new AbisLines(List.copyOf(lines)), reading);
    }

    private static Consumer<byte[]> post(
            String name, Broker broker, Correspondence correspondence, List<JmsPost> reading) {
        if (broker.isHttp()) {
            return new HttpPost(name, broker, answer -> correspondence.take(name, answer))::send;
        }
        JmsPost queue = new JmsPost(name, broker, answer -> {
            correspondence.take(name, answer);
            return Optional.empty();
        });
        reading.add(queue);
        return queue::send;
    }

    @Bean
    AbisLines abisLines(Posts posts) {
        return posts.lines();
    }

    @Bean
    Running abisReading(Posts posts, Environment settings, AbisDesk desk) {
        List<JmsPost> all = new ArrayList<>(posts.reading());
        brokers(settings, "regesta.abis.offer")
                .forEach(
                        (name, broker) -> all.add(new JmsPost(name, broker, message -> answer(desk, broker, message))));
        return new Running() {
            @Override
            public void start() {
                all.forEach(JmsPost::start);
            }

            @Override
            public void stop() {
                all.forEach(JmsPost::stop);
            }
        };
    }

    /** Who may write to the queue is the broker's to say; all of one queue is one client. */
    private static Optional<byte[]> answer(AbisDesk desk, Broker broker, byte[] message) {
        Attribution by = new Attribution(
                Broker.needed(broker.client(), "client"),
                "ABIS_CLIENT",
                new Authority.Rule("abis-queue", "1", "configuration"));
        try {
            return Optional.of(Json.write(desk.answer(by, message)).getBytes(StandardCharsets.UTF_8));
        } catch (Json.Malformed poison) {
            return Optional.empty(); // nobody could tell to what an answer would belong
        }
    }

    private static Map<String, Broker> brokers(Environment settings, String where) {
        Map<String, Broker> brokers = Binder.get(settings)
                .bind(where, Bindable.mapOf(String.class, Broker.class))
                .orElse(Map.of());
        brokers.keySet().forEach(name -> {
            if (!name.matches("[a-z0-9-]{1,32}")) {
                throw new Misconfigured("an ABIS is named by lower-case letters, digits and dashes");
            }
        });
        return brokers;
    }

    private static X509Certificate certificate(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException | CertificateException unreadable) {
            throw new Misconfigured("an ABIS's certificate cannot be read as PEM: " + file, unreadable);
        }
    }
}
