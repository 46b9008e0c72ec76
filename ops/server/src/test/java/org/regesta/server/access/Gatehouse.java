package org.regesta.server.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.command.officer.api.Appointments;
import org.regesta.command.officer.api.OfficerContacts;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Book;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.ports.Positions;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.RecordingSender;
import org.regesta.testkit.memory.TickingClock;
import org.regesta.wire.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;

/** The gate and the web layer alone, before a few sample endpoints, on a free port of loopback. */
public final class Gatehouse implements AutoCloseable {

    @EnableAutoConfiguration
    @ComponentScan(basePackages = {"org.regesta.server.access", "org.regesta.server.web"})
    static class Application {}

    /** Views that have always seen everything. */
    private static final class UpToDate implements Positions {
        @Override
        public long applied(String view, Book book) {
            return 0;
        }

        @Override
        public boolean await(String view, Book book, long position, Duration atMost) {
            return true;
        }
    }

    /** Other than unless set. */
    static final int LOOK_UPS = 20;

    private static Optional<Gatehouse> shared = Optional.empty();

    public final TickingClock clock = TickingClock.at("2026-11-21T10:00:00Z");
    public final InMemoryLedger ledger = new InMemoryLedger(clock);
    public final InMemoryVault vault = new InMemoryVault();
    final OfficersInMemory commands = new OfficersInMemory(ledger);
    final TestKeys keys = new TestKeys();
    final RecordingSender sender = new RecordingSender();
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * One before the sample endpoints for all tests that bring officers and machines of their own, and begin a minute
     * after whatever was before them. It stays open.
     */
    static synchronized Gatehouse shared() {
        if (shared.isEmpty()) {
            shared = Optional.of(new Gatehouse(SampleEndpoints.class));
        }
        shared.get().clock.advance(Limit.TOKENS.refill());
        return shared.get();
    }

    /** @param more configuration classes with sample endpoints and, if they have any, the {@link AccessTable} */
    public Gatehouse(Class<?>... more) {
        SpringApplication application = new SpringApplication(Application.class);
        application.addPrimarySources(java.util.List.of(more));
        Properties settings = new Properties();
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.autoconfigure.exclude", axons());
        settings.put("spring.main.allow-bean-definition-overriding", "true");
        settings.put("spring.main.banner-mode", "off");
        settings.put("management.endpoints.web.discovery.enabled", "false");
        settings.put("logging.level.root", "warn");
        application.setDefaultProperties(settings);
        application.addInitializers(fresh -> {
            var beans = fresh.getBeanFactory();
            beans.registerSingleton("clock", clock);
            beans.registerSingleton("ledger", ledger);
            beans.registerSingleton("accessBook", new InMemoryAccessBook(ledger));
            beans.registerSingleton("vault", vault);
            beans.registerSingleton("commands", commands);
            beans.registerSingleton("houseKeys", keys);
            beans.registerSingleton("store", new InMemoryViewStore());
            beans.registerSingleton("appointments", new Appointments(commands, vault, ledger, clock));
            beans.registerSingleton("officerContacts", new OfficerContacts(ledger, vault));
            beans.registerSingleton("positions", new UpToDate());
            beans.registerSingleton("sender", sender);
        });
        context = application.run("--regesta.officers.look-ups-an-hour=" + LOOK_UPS);
    }

    /** Axon is wired elsewhere. */
    private static String axons() {
        try {
            return java.util.Collections.list(Gatehouse.class
                            .getClassLoader()
                            .getResources(
                                    "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"))
                    .stream()
                    .flatMap(Gatehouse::lines)
                    .filter(line -> line.startsWith("org.axonframework"))
                    .collect(Collectors.joining(","));
        } catch (IOException cannotRead) {
            throw new java.io.UncheckedIOException(cannotRead);
        }
    }

    private static java.util.stream.Stream<String> lines(java.net.URL file) {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip);
        } catch (IOException cannotRead) {
            throw new java.io.UncheckedIOException(cannotRead);
        }
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Of the office a token's holder has; whoever has none is appointed. */
    long mandate(String officer) {
        String stream = "officer:" + officer;
        if (ledger.stream(Book.REGISTRY, stream).isEmpty()) {
            ledger.append(
                    stream,
                    new OfficerEvent.Appointed(officer, Set.of(Role.REGISTRATION_OFFICER), Optional.empty(), Map.of()));
        }
        return Officers.fold(ledger.stream(Book.REGISTRY, stream)).orElseThrow().mandatePosition();
    }

    String issuer() {
        return part(SecurityConfiguration.Issuer.class).url();
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    HttpResponse<String> postForm(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A good token of some officer with these roles. */
    public String token(Role... roles) {
        return Requests.token(this, roles);
    }

    public static JsonNode json(HttpResponse<String> response) {
        return Json.tree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
