package org.regesta.server.outbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.regesta.events.Purpose;
import org.regesta.ports.Caller;
import org.regesta.ports.Outbox;
import org.regesta.ports.Reads;
import org.regesta.ports.Sender;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.server.Options;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Sent messages, for an administrator, and only where the operator started with {@code --outbox-readable}. */
@RestController
@Tag(name = "Outbox")
class OutboxEndpoint {

    private static final int NEWEST = 100;
    private static final String PATH = "/v1/outbox";

    private final Outbox outbox;
    private final Options options;
    private final Disclosures disclosures;
    private final Caller caller;

    OutboxEndpoint(Outbox outbox, Options options, Disclosures disclosures, Caller caller) {
        this.outbox = outbox;
        this.options = options;
        this.disclosures = disclosures;
        this.caller = caller;
    }

    record Listed(List<Entry> items) {}

    record Entry(String id, Instant sent) {}

    record Message(String channel, String recipient, String kind, String text) {
        @Override
        public String toString() {
            return "Message"; // recipient and text stay out of logs
        }
    }

    @GetMapping(PATH)
    @Reads
    @Operation(summary = "The newest sent messages by id; not found unless the outbox was opened at start")
    Listed newest() throws NoResourceFoundException {
        refuseUnlessOpened();
        return new Listed(outbox.newest(NEWEST).stream()
                .map(entry -> new Entry(entry.id(), entry.sent()))
                .toList());
    }

    @GetMapping(PATH + "/{id}")
    @Reads
    @Operation(summary = "One sent message; recorded as a disclosure")
    Message read(@PathVariable String id) throws NoResourceFoundException {
        refuseUnlessOpened();
        Sender.Message message = outbox.read(id).orElse(null);
        if (message == null) {
            throw notFound();
        }
        String whose = message.keyRef().replaceFirst("^subject:", "");
        disclosures.record(Set.of(whose), Purpose.READ_OUTBOX, Set.of("message"), caller.attribution("outbox-read"));
        return new Message(message.channel().name(), message.recipient(), message.kind(), message.text());
    }

    private void refuseUnlessOpened() throws NoResourceFoundException {
        if (!options.outboxReadable()) {
            throw notFound();
        }
    }

    private static NoResourceFoundException notFound() {
        return new NoResourceFoundException(HttpMethod.GET, PATH, PATH);
    }
}
