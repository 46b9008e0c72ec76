package org.regesta.command.masterdata;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.regesta.command.masterdata.IdentitySchemaState.Live;
import org.regesta.command.masterdata.IdentitySchemaState.Unknown;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Draft;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Publish;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Redraft;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.command.masterdata.api.SchemaVersions;
import org.regesta.command.name.api.Names;
import org.regesta.command.name.api.Numbering;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Drafts schemas and publishes them under running versions: 0.1, 0.2 and so on. */
@Component
class SchemaPublishing {

    private static final Names.Register VERSIONS = SchemaVersions.VERSIONS;

    private final Commands commands;
    private final Numbering numbering;
    private final Ledger ledger;
    private final Clock clock;

    SchemaPublishing(Commands commands, Numbering numbering, Ledger ledger, Clock clock) {
        this.commands = commands;
        this.numbering = numbering;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return its id; the same again for a request repeated with its command id */
    String draft(String title, String description, String json, Attribution by) {
        SchemaCheck.check(json);
        String request =
                by.further().getOrDefault(Meta.COMMAND_ID, UUID.randomUUID().toString());
        String id = UUID.nameUUIDFromBytes(("idschema/" + by.actor() + "/" + request).getBytes(StandardCharsets.UTF_8))
                .toString();
        commands.send(new Draft(id, title, description, json), by);
        return id;
    }

    void redraft(String schemaId, String title, String description, String json, Attribution by) {
        SchemaCheck.check(json);
        commands.send(new Redraft(schemaId, title, description, json), by);
    }

    void publish(String schemaId, Instant effectiveFrom, Attribution by) {
        Publish first = new Publish(schemaId, version(0), effectiveFrom, clock.instant());
        refuseWhatCannotBe(first);
        String version = numbering.next(VERSIONS, SchemaPublishing::version, schemaId, by);
        commands.send(new Publish(schemaId, version, effectiveFrom, first.now()), by);
    }

    /** Asks the rule before a version is spent on it. */
    private void refuseWhatCannotBe(Publish publish) {
        IdentitySchemaState state = IdentitySchemaRules.NOTHING_YET;
        List<Recorded> stream = ledger.stream(Book.REGISTRY, publish.stream());
        for (Recorded recorded : stream) {
            state = IdentitySchemaRules.evolve(state, (IdentitySchemaEvent) recorded.payload());
        }
        switch (state) {
            case Unknown unknown -> throw new Refusal(IdentitySchemaRefusal.UNKNOWN);
            case Live live -> throw new Refusal(IdentitySchemaRefusal.ALREADY_PUBLISHED);
            case IdentitySchemaState.Draft draft -> IdentitySchemaRules.decide(publish, draft);
        }
    }

    /** @return the n-th version, n from 0 */
    static String version(int n) {
        return BigDecimal.valueOf(n + 1L, 1).toPlainString();
    }
}
