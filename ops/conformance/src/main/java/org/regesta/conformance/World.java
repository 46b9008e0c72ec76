package org.regesta.conformance;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.testkit.partner.DetachedJws;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** The server under test with everything the cases presuppose. */
final class World {

    private static final String LANGUAGE = "eng";
    private static final String LATEST = "/v1/masterdata/idschema/latest";

    private static final Pattern SIGNED = Pattern.compile("/idauthentication/v1/(?!internal/).*");

    private final Clock clock;
    private final Http http;
    private final Clients clients;
    private final Setup setup;
    private final Partners partners;
    private final Outbox outbox;
    private final Carried carried = new Carried();
    private final Placeholders placeholders;
    private @Nullable IdSchema schema;

    /** @param run tells this run's names from those of others on the same server */
    World(Suite suite, String url, Admission admission, Clock clock, String run) {
        this.clock = clock;
        this.http = new Http(url);
        this.clients = new Clients(http, clock, run, admission);
        this.setup = new Setup(http, clients, clock);
        this.partners = new Partners(
                setup,
                clock,
                run,
                suite.cases().stream()
                        .flatMap(each -> each.kycFields().stream())
                        .toList());
        this.outbox = new Outbox(http, clients::setup);
        Values values = new RigValues(clock, run, setup, partners, this::schema, LANGUAGE);
        this.placeholders = new Placeholders(suite, carried, values);
    }

    Http http() {
        return http;
    }

    Clients clients() {
        return clients;
    }

    Partners partners() {
        return partners;
    }

    Outbox outbox() {
        return outbox;
    }

    Carried carried() {
        return carried;
    }

    Placeholders placeholders() {
        return placeholders;
    }

    /** What the ID repository gives. */
    JsonNode ask(String path) {
        return setup.get(path);
    }

    /** As the case's role, signed where a partner asks. */
    Http.Answer send(Case of, String method, String path, Payload body) {
        Map<String, String> headers = new HashMap<>(clients.as(of.role()));
        if (SIGNED.matcher(path).matches()) {
            headers.put(
                    "signature", DetachedJws.sign(partners.whoseUrlIsIn(path).identity(), body.bytes()));
        }
        return http.send(method, path, headers, body);
    }

    String language() {
        return LANGUAGE;
    }

    String now() {
        return MosipTime.text(clock.instant());
    }

    /** The published schema; the shipped one is published where there is none. */
    IdSchema schema() {
        if (schema == null) {
            Http.Answer latest = http.send("GET", LATEST, clients.setup(), "");
            if (!latest.good()
                    || latest.body().path("response").path("schemaJson").isMissingNode()) {
                publish();
            }
            schema = IdSchema.of(published());
        }
        return schema;
    }

    private JsonNode published() {
        NotRunnable last = new NotRunnable("no identity schema is published");
        for (int tries = 0; tries < 100; tries++) {
            try {
                return setup.get(LATEST);
            } catch (NotRunnable notYet) {
                last = notYet;
                pause();
            }
        }
        throw last;
    }

    private void publish() {
        String id = setup.ask(
                        "POST",
                        "/v1/masterdata/idschema",
                        Map.of("title", "Identity", "description", "As shipped", "schema", ShippedSchema.text()))
                .path("id")
                .asString();
        String from = MosipTime.text(clock.instant().plus(Duration.ofSeconds(1)));
        setup.ask("PUT", "/v1/masterdata/idschema/publish", Map.of("id", id, "effectiveFrom", from));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the schema", stopped);
        }
    }
}
