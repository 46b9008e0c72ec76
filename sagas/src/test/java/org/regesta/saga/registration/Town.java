package org.regesta.saga.registration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.command.masterdata.api.SchemaVersions;
import org.regesta.command.registration.api.RegistrationCommand.AnnounceInformation;
import org.regesta.command.registration.api.RegistrationCommand.ReceiveInformation;
import org.regesta.command.registration.api.RegistrationCommand.ReceivePacket;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.name.NameEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.AbisLine;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Questions;
import org.regesta.query.masterdata.api.PublishedSchema;
import org.regesta.testkit.memory.InMemoryEvidence;
import org.regesta.testkit.memory.InMemoryHouseKeys;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;
import org.regesta.testkit.packet.Packet;
import org.regesta.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A house in memory: books, vault, evidence and views, with one centre, one machine, two officers and the usual
 * schema.
 */
public final class Town {

    public final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    public final InMemoryLedger ledger = new InMemoryLedger(clock);
    public final InMemoryVault vault = new InMemoryVault();
    public final InMemoryEvidence evidence = new InMemoryEvidence(vault);
    public final InMemoryViewStore views = new InMemoryViewStore();
    public final InMemoryHouseKeys keys = new InMemoryHouseKeys();
    /** Other people's matchers that the house asks. */
    public final List<AbisLine> abis = new ArrayList<>();

    private final Map<String, PublishedSchema.Schema> published = new TreeMap<>();

    public final AxonCommands commands = new AxonCommands(ledger);

    /** In which people want to be told. */
    public String language = "eng";

    /** What the field announces with a packet, by field. */
    public Map<String, String> contacts = Map.of();

    public Town() {
        Instant arrival = clock.instant();
        clock.set(Applicants.MADE.minus(Duration.ofHours(1))); // the house stood when they came
        place("10001", "10001");
        officer("op1");
        officer("su1");
        publishUsualSchema();
        clock.set(arrival);
    }

    /** For whoever reads it in the registry itself. */
    private void publishUsualSchema() {
        publish("s1", "0.1", DefaultIdentitySchema.json());
    }

    /** Version 0.2: as the usual one, and a telephone number or an e-mail address can be a handle. */
    public void publishSchemaWithHandles() {
        ObjectNode schema = (ObjectNode) Json.tree(DefaultIdentitySchema.json().getBytes(StandardCharsets.UTF_8));
        ObjectNode fields = (ObjectNode) schema.at("/properties/identity/properties");
        ((ObjectNode) fields.get("phone")).put("handle", true);
        ((ObjectNode) fields.get("email")).put("handle", true);
        fields.set("selectedHandles", Json.tree("""
                {"type":"array","items":{"type":"string"}}""".getBytes(StandardCharsets.UTF_8)));
        publish("s2", "0.2", Json.write(schema));
    }

    private void publish(String id, String version, String json) {
        String stream = "idschema:" + id;
        ledger.append(stream, new IdentitySchemaEvent.Drafted(id, "Identity", "", json));
        ledger.append(stream, new IdentitySchemaEvent.Published(id, version, Instant.EPOCH));
        String name = SchemaVersions.VERSIONS.id(version);
        ledger.append("name:" + name, new NameEvent.Taken(name, SchemaVersions.VERSIONS.kind(), version, id));
        published.put(version, new PublishedSchema.Schema(id, version, "Identity", "", json, Instant.EPOCH));
    }

    public void place(String centre, String machine) {
        ledger.append("centre:" + centre, new CentreEvent.Opened(centre, Map.of("eng", "Hill"), Map.of(), Map.of()));
        ledger.append(
                "machine:" + machine, new MachineEvent.Registered(machine, "hill-1", centre, "key", "key", Map.of()));
    }

    /** Told today, but it was so since then. */
    public void ends(String what, Instant since) {
        Attribution told = InMemoryLedger.SOMEONE.with(Meta.OCCURRED, since.toString());
        switch (what) {
            case "centre" -> ledger.append("centre:10001", new CentreEvent.Decommissioned("10001"), told);
            case "machine" -> ledger.append("machine:10001", new MachineEvent.Decommissioned("10001"), told);
            case "machine moved" ->
                ledger.append(
                        "machine:10001",
                        new MachineEvent.Changed("10001", "hill-1", "10002", "key", "key", Map.of()),
                        told);
            case "officer" -> ledger.append("officer:op1", new OfficerEvent.Disabled("op1"), told);
            case "supervisor" -> ledger.append("officer:su1", new OfficerEvent.Disabled("su1"), told);
            case "officer back in time" -> {
                ledger.append("officer:op1", new OfficerEvent.Disabled("op1"), told);
                Attribution back = told.with(
                        Meta.OCCURRED, Applicants.MADE.minusSeconds(60).toString());
                ledger.append("officer:op1", new OfficerEvent.Enabled("op1"), back);
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    public void officer(String id) {
        ledger.append(
                "officer:" + id,
                new OfficerEvent.Appointed(id, Set.of(Role.REGISTRATION_OFFICER), Optional.of("10001"), Map.of()));
    }

    /** Answers for one schema. */
    public Questions schema(String json) {
        return schemas(Map.of("0.1", new PublishedSchema.Schema("s1", "0.1", "Identity", "", json, Instant.EPOCH)));
    }

    /** Answers for what was published. */
    public Questions usualSchema() {
        return schemas(published);
    }

    /** By a view that never lags. */
    private static Questions schemas(Map<String, PublishedSchema.Schema> published) {
        return new Questions() {
            @Override
            public <A> A ask(Question<A> question) {
                Optional<String> version = ((PublishedSchema) question).version();
                return question.answer().cast(new PublishedSchema.Answer(version.map(published::get)));
            }
        };
    }

    /** Announced and uploaded. */
    public void arrive(Packet packet) {
        arrive(packet, SupervisorStatus.APPROVED);
    }

    public void arrive(Packet packet, SupervisorStatus word) {
        arrive(packet, Process.NEW, word);
    }

    public void arrive(Packet packet, Process process, SupervisorStatus word) {
        Attribution field = InMemoryLedger.SOMEONE.with(Meta.CORRELATION, "upload-" + packet.rid());
        String hash = packet.hash().toLowerCase(Locale.ROOT);
        Map<String, Sealed> sealed = new TreeMap<>();
        contacts.forEach((channel, text) -> sealed.put(
                channel,
                vault.seal(KeyRefs.registration(packet.rid()), channel, text.getBytes(StandardCharsets.UTF_8))));
        commands.send(
                new Sync(
                        packet.rid(),
                        process,
                        packet.packetId(),
                        hash,
                        Math.max(1, packet.size()),
                        word,
                        language,
                        sealed),
                field);
        EvidenceRef stored = evidence.put(KeyRefs.registration(packet.rid()), "packet", packet.content());
        String[] place = packet.packetId().split("[-_]", -1);
        commands.send(new ReceivePacket(packet.rid(), stored, hash, place[1], place[2], Applicants.MADE), field);
    }

    /** What a paused registration was asked for, announced and uploaded. */
    public void bringInformation(Packet packet, String requestId) {
        Attribution field = InMemoryLedger.SOMEONE.with(Meta.CORRELATION, "upload-" + packet.packetId());
        String hash = packet.hash().toLowerCase(Locale.ROOT);
        commands.send(
                new AnnounceInformation(
                        packet.rid(),
                        requestId,
                        packet.packetId(),
                        hash,
                        Math.max(1, packet.size()),
                        SupervisorStatus.APPROVED),
                field);
        EvidenceRef sealed = evidence.put(KeyRefs.registration(packet.rid()), "packet", packet.content());
        commands.send(new ReceiveInformation(packet.rid(), sealed, hash, "10001", "10001", Applicants.MADE), field);
    }

    public RegistrationEvent newest(String rid) {
        return (RegistrationEvent)
                ledger.stream(Book.REGISTRY, "registration:" + rid).getLast().payload();
    }
}
