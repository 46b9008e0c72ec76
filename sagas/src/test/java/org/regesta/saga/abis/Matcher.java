package org.regesta.saga.abis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.events.Authority;
import org.regesta.ports.Attribution;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Shares;
import org.regesta.saga.registration.Town;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Our matcher offered as an ABIS, in a town in memory, with what clients share in a map by address. */
final class Matcher implements Shares {

    static final String SHARES = "https://shares.example/cbeff/";

    final Town town;
    final Map<String, byte[]> shared = new HashMap<>();
    final List<String> fetched = new ArrayList<>();
    private final AbisDesk desk;
    private int requests;

    Matcher() {
        this(new Town());
    }

    /** Started again on what a town has. */
    Matcher(Town town) {
        this.town = town;
        Biometrics biometrics = new SourceAfisBiometrics();
        AbisReader reader = new AbisReader(this, biometrics, town.keys);
        AbisGallery gallery = new AbisGallery(town.ledger, new MatchOpener(town.evidence), biometrics);
        this.desk = new AbisDesk(
                reader,
                new AbisShelf(town.ledger, town.commands, town.evidence, town.vault),
                new AbisComparison(gallery, reader, biometrics),
                gallery,
                biometrics,
                town.clock);
    }

    @Override
    public byte[] fetch(String url) {
        fetched.add(url);
        byte[] content = shared.get(url);
        if (content == null) {
            throw new Unfetched(url.startsWith(SHARES) ? Why.NOT_THERE : Why.NOT_ALLOWED);
        }
        return content;
    }

    void share(String reference, byte[] cbeff) {
        shared.put(SHARES + reference, cbeff);
    }

    JsonNode ask(String operation, Map<String, ?> more) {
        return ask("mosip", operation, more);
    }

    JsonNode ask(String client, String operation, Map<String, ?> more) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "id",
                "mosip.abis." + operation,
                "version",
                "1.1",
                "requestId",
                "request-" + ++requests,
                "requesttime",
                "2026-11-21T12:00:00.000Z"));
        message.putAll(more);
        return tell(client, Json.write(message));
    }

    JsonNode tell(String client, String message) {
        Attribution by = new Attribution(client, "ABIS_CLIENT", new Authority.Rule("client", "1", "appointment"));
        return Json.tree(Json.write(desk.answer(by, message.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8));
    }

    JsonNode insert(String reference) {
        return ask("insert", Map.of("referenceId", reference, "referenceURL", SHARES + reference));
    }

    JsonNode identify(String reference) {
        return ask("identify", Map.of("referenceId", reference, "referenceURL", ""));
    }
}
