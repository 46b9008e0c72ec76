package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regesta.command.registration.Amina.RID;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Authority;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Deposited;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.RetentionGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;

/** The civil registry tells of a birth without a packet, and what may come between. */
@OpenerOf(Purpose.VALIDATE)
class DepositTest {

    private static final String ZOLA = "[{\"language\":\"fra\",\"value\":\"Zola\"}]";

    private final House house = new House();
    private String role = "REGISTRATION_PROCESSOR";
    private String service = "crvs";
    private final Depositing depositing = new Depositing(house, house.ledger, house.evidence, house.vault);
    private final CreatePacketEndpoint manager = new CreatePacketEndpoint(depositing, this::by, house.clock);
    private final WorkflowInstanceEndpoint instances = new WorkflowInstanceEndpoint(depositing, this::by, house.clock);

    private Attribution by(String reason) {
        return new Attribution(service, role, new Authority.Mandate(service, 3));
    }

    @Test
    void what_was_put_down_is_sealed_and_begun_on_once() {
        CreatePacketEndpoint.Info info =
                manager.create(packet(Map.of())).response().getFirst();
        assertThat(info.packetName()).isEqualTo(RID + "_id");
        assertThat(events()).hasExactlyElementsOfTypes(Synced.class, Deposited.class);

        String id = begin(Map.of()).response().workflowInstanceId();

        assertThat(events())
                .hasExactlyElementsOfTypes(Synced.class, Deposited.class, Synced.class, PacketReceived.class);
        PacketReceived received = (PacketReceived) events().getLast();
        assertThat(received.centreId() + received.machineId()).isEqualTo("1000110001");
        assertThat(((Synced) events().get(2)).contacts()).containsOnlyKeys("phone");
        assertThat(((Synced) events().get(2)).language()).isEqualTo("fra");
        DepositedContent content = DepositedContent.read(
                ((Opening.Opened) house.evidence.open(Purpose.VALIDATE, received.packet())).value());
        assertThat(content.identity().at("/fullName/0/value").asString()).isEqualTo("Zola");
        assertThat(content.identity().path("IDSchemaVersion").isNumber()).isTrue();
        assertThat(content.identity().at("/proofOfIdentity/value").asString()).isEqualTo("proofOfIdentity");
        assertThat(content.files().get("proofOfIdentity.pdf")).isEqualTo(House.bytes("%PDF-"));
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(refusedToBegin(Map.of())).isEqualTo("RPR-WIS-001");
    }

    @Test
    void the_same_content_is_sealed_once_and_another_takes_its_place_until_it_is_begun_on() {
        manager.create(packet(Map.of()));
        manager.create(packet(Map.of()));
        assertThat(house.evidence.size()).isEqualTo(1);
        assertThat(events()).hasSize(2);

        manager.create(packet(Map.of("fields", Map.of("fullName", ZOLA, "gender", ZOLA))));
        assertThat(events()).hasSize(4);
        begin(Map.of());
        PacketReceived begun = (PacketReceived) events().getLast();
        assertThat(begun.packetHash()).isEqualTo(((Deposited) events().get(3)).contentHash());
        manager.create(packet(Map.of("fields", Map.of("fullName", ZOLA, "gender", ZOLA))));
        assertThat(refusedToCreate(Map.of())).isEqualTo("KER-PUT-015");
        assertThat(house.evidence.size()).isEqualTo(2);
        assertThat(events()).hasSize(6);
    }

    @Test
    void who_guesses_what_was_put_down_learns_nothing_from_the_ledger() throws Exception {
        manager.create(packet(Map.of()));
        Deposited deposit = (Deposited) events().getLast();
        byte[] guessed = ((Opening.Opened) house.evidence.open(Purpose.VALIDATE, deposit.content())).value();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(guessed));

        assertThat(events()).allSatisfy(event -> assertThat(Json.write(event)).doesNotContain(hash));
        String others = RID.replace("10001100010000", "10001100010001");
        manager.create(packet(Map.of("id", others)));
        assertThat(((Deposited) house.history(others).getLast()).contentHash()).isNotEqualTo(deposit.contentHash());
    }

    @Test
    void nothing_is_put_down_once_the_key_is_destroyed() {
        manager.create(packet(Map.of()));
        begin(Map.of());
        house.vault.shred(KeyRefs.registration(RID));
        assertThat(refusedToCreate(Map.of())).isEqualTo("KER-PUT-015");
        assertThat(refusedToCreate(Map.of("schemaVersion", "0.2"))).isEqualTo("KER-PUT-015");
    }

    @Test
    void what_is_put_down_can_be_read_again_however_deep_it_nests() {
        String deepest = "[".repeat(Json.MAX_DEPTH - 2) + "]".repeat(Json.MAX_DEPTH - 2);
        assertThat(refusedToCreate(Map.of("fields", Map.of("fullName", "[" + deepest + "]"))))
                .isEqualTo("KER-KPM-007");
        assertThat(events()).isEmpty();
        manager.create(packet(Map.of("fields", Map.of("fullName", deepest))));
        EvidenceRef sealed = ((Deposited) events().getLast()).content();
        byte[] content = ((Opening.Opened) house.evidence.open(Purpose.VALIDATE, sealed)).value();
        assertThat(DepositedContent.read(content).identity().has("fullName")).isTrue();
    }

    @Test
    void what_one_service_put_down_no_other_takes_the_place_of_or_begins_on() {
        manager.create(packet(Map.of()));
        service = "other";
        Map<String, ?> others = Map.of("fields", Map.of("fullName", ZOLA, "gender", ZOLA));
        assertThat(refusedToCreate(others)).isEqualTo("KER-PUT-015");
        assertThat(refusedToCreate(Map.of())).as("not even what is the same").isEqualTo("KER-PUT-015");
        assertThat(refusedToBegin(Map.of())).isEqualTo("RPR-WIN-001");
        role = "RESIDENT";
        assertThat(refusedToCreate(Map.of("process", "RES_UPDATE"))).isEqualTo("KER-PUT-015");
        assertThat(house.evidence.size()).isEqualTo(1);
        assertThat(events()).hasSize(2);
        role = "REGISTRATION_PROCESSOR";
        service = "crvs";
        begin(Map.of());
        assertThat(events()).hasSize(4);
    }

    @Test
    void nothing_is_put_down_under_an_id_that_came_to_the_id_repository() {
        house.cameToTheRepository(RID);
        assertThat(refusedToCreate(Map.of())).isEqualTo("KER-PUT-015");
        assertThat(house.evidence.size()).isZero();
        assertThat(events()).isEmpty();
    }

    @Test
    void nothing_is_begun_on_that_was_not_put_down_so() {
        assertThat(refusedToBegin(Map.of())).isEqualTo("RPR-WIN-001");
        assertThat(house.stream(RID)).isEmpty();
        manager.create(packet(Map.of()));
        assertThat(refusedToBegin(Map.of("process", "CRVS_DEATH"))).isEqualTo("RPR-WIN-001");
        assertThat(refusedToBegin(Map.of("source", "OTHERS"))).isEqualTo("RPR-WIN-001");
        assertThat(events()).hasSize(2);
    }

    @Test
    void a_packet_of_the_field_and_a_deposit_never_share_a_number() {
        manager.create(packet(Map.of()));
        assertThat(no(Amina.sync(Amina.HASH))).isEqualTo(RegistrationRefusal.ALREADY_UNDER_WAY);
        assertThat(no(Amina.receive(((Synced) events().getFirst()).packetHash())))
                .isEqualTo(RegistrationRefusal.ALREADY_RECEIVED);
        House other = new House();
        other.send(Amina.sync(Amina.HASH), by(""));
        Depositing elsewhere = new Depositing(other, other.ledger, other.evidence, other.vault);
        Throwable refused = catchThrowable(
                () -> new CreatePacketEndpoint(elsewhere, this::by, house.clock).create(packet(Map.of())));
        assertThat(((Refusal) refused).code()).isEqualTo(RegistrationRefusal.ALREADY_UNDER_WAY);
        assertThat(other.evidence.size()).isZero();
        refused = catchThrowable(
                () -> new WorkflowInstanceEndpoint(elsewhere, this::by, house.clock).begin(instance(Map.of())));
        assertThat(((Refusal) refused).code()).isEqualTo(RegistrationRefusal.NOT_SYNCED);
    }

    @Test
    void what_nobody_begins_on_is_ended_by_an_officer_or_with_its_retention() {
        manager.create(packet(Map.of()));
        RegistrationState lies = Amina.after(events());
        assertThat(RegistrationRules.decide(
                        new RegistrationCommand.Stop(RID, house.clock.instant(), OtherNames.NONE), "op", lies))
                .hasSize(1);
        house.send(new RegistrationCommand.EndRetention(RID, RetentionGround.NEVER_CAME, 1), by(""));
        assertThat(refusedToCreate(Map.of("schemaVersion", "0.2"))).isEqualTo("KER-PUT-015");
        assertThat(refusedToBegin(Map.of())).isEqualTo("RPR-WIN-001");
    }

    @Test
    void each_brings_what_is_theirs() {
        for (Process process : Process.values()) {
            role = "REGISTRATION_PROCESSOR";
            boolean civil = process.name().startsWith("CRVS_");
            assertThat(isTaken(process)).as("civil registry: " + process).isEqualTo(civil);
            role = "RESIDENT";
            boolean residents = process.name().startsWith("RES_");
            assertThat(isTaken(process)).as("resident: " + process).isEqualTo(residents);
        }
    }

    private boolean isTaken(Process process) {
        House anew = new House();
        Depositing empty = new Depositing(anew, anew.ledger, anew.evidence, anew.vault);
        Throwable thrown = catchThrowable(() -> new CreatePacketEndpoint(empty, this::by, house.clock)
                .create(packet(Map.of("process", process.name()))));
        return thrown == null;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id | 1
                    id | ''
                    id | 1000110001000012026112110150x
                    process | NEW
                    process | ''
                    source | a/b
                    source | ''
                    schemaVersion | one
                    schemaVersion | ''
                    schemaVersion | 1e9
                    fields | {}
                    fields | {"a b":1}
                    fields | {"fullName":"[{"}
                    documents | {"d":null}
                    documents | {"d":{"format":"pdf"}}
                    documents | {"d":{"document":"*","format":"pdf"}}
                    documents | {"../d":{"document":"AAAA","format":"pdf"}}
                    documents | {"d":{"document":"AAAA","format":"../x"}}
                    documents | {"fullName":{"document":"AAAA","format":"pdf"}}
                    documents | {"IDSchemaVersion":{"document":"AAAA","format":"pdf"}}
                    biometrics | {"individualBiometrics":{"segments":[]}}
                    additionalInfoReqId | 1
                    """)
    void a_bad_packet_is_refused_by_mosips_code_and_leaves_nothing(String field, String value) {
        Object sent = value.startsWith("{") ? Json.read(value, Object.class) : value;
        assertThat(refusedToCreate(Map.of(field, sent))).isIn("KER-KPM-007", "KER-KPM-002");
        assertThat(house.stream(RID)).isEmpty();
        assertThat(house.evidence.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "registrationId, '', RPR-WIN-000", "registrationId, 5, RPR-WIN-001", "process, '', RPR-WIN-000",
        "process, UPDATE, RPR-WIN-001", "process, crvs_new, RPR-WIN-001", "source, '', RPR-WIN-000",
        "source, x y, RPR-WIN-001", "additionalInfoReqId, a, RPR-WIN-001"
    })
    void a_bad_instance_is_refused_by_mosips_code(String field, String value, String code) {
        manager.create(packet(Map.of()));
        assertThat(refusedToBegin(Map.of(field, value))).isEqualTo(code);
        assertThat(events()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        ", 1.0, 2026-11-21T12:00:00.000Z, RPR-WIN-000",
        "mosip.registration.sync, 1.0, 2026-11-21T12:00:00.000Z, RPR-WIN-001",
        "mosip.registration.processor.workflow.create, , 2026-11-21T12:00:00.000Z, RPR-WIN-000",
        "mosip.registration.processor.workflow.create, 7, 2026-11-21T12:00:00.000Z, RPR-WIN-001",
        "mosip.registration.processor.workflow.create, 1.0, , RPR-WIN-000",
        "mosip.registration.processor.workflow.create, 1.0, today, RPR-WIN-001"
    })
    void a_bad_envelope_is_refused_by_mosips_code(
            @Nullable String id, @Nullable String version, @Nullable String time, String code) {
        Throwable refused = catchThrowable(() -> instances.begin(new MosipRequest<>(id, version, time, null, null)));
        assertThat(code(instances, refused)).isEqualTo(code);
    }

    @Test
    void every_refusal_and_bad_request_has_a_code() {
        for (RegistrationRefusal refusal : RegistrationRefusal.values()) {
            assertThat(instances.error(refusal).errorCode()).startsWith("RPR-WI");
            assertThat(manager.error(refusal).errorCode()).startsWith("KER-");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(instances.error(why, "process").errorCode()).startsWith("RPR-WIN-");
            assertThat(manager.error(why, "biometrics").errorCode()).startsWith("KER-");
        }
    }

    private MosipRequest<CreatePacketEndpoint.Body> packet(Map<String, ?> but) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "id",
                RID,
                "process",
                "CRVS_NEW",
                "source",
                "CRVS1",
                "schemaVersion",
                "0.1",
                "fields",
                Map.of("fullName", ZOLA, "dateOfBirth", "2026/11/01"),
                "metaInfo",
                Map.of("operationsData", "[]"),
                "documents",
                Map.of("proofOfIdentity", Map.of("document", "JVBERi0=", "format", "pdf", "type", "DOC"))));
        body.putAll(but);
        return request("", Json.read(Json.write(body), CreatePacketEndpoint.Body.class));
    }

    private MosipRequest<WorkflowInstanceEndpoint.Body> instance(Map<String, ?> but) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "registrationId",
                RID,
                "process",
                "CRVS_NEW",
                "source",
                "CRVS1",
                "notificationInfo",
                Map.of("phone", "0777123456", "email", "")));
        body.putAll(but);
        return request(instances.envelopeId(), Json.read(Json.write(body), WorkflowInstanceEndpoint.Body.class));
    }

    private static <T> MosipRequest<T> request(String id, T body) {
        return new MosipRequest<>(id, "1.0", "2026-11-21T12:00:00.000Z", null, body);
    }

    private MosipResponse<WorkflowInstanceEndpoint.Answer> begin(Map<String, ?> but) {
        return instances.begin(instance(but));
    }

    private String refusedToBegin(Map<String, ?> but) {
        return code(instances, catchThrowable(() -> begin(but)));
    }

    private String refusedToCreate(Map<String, ?> but) {
        return code(manager, catchThrowable(() -> manager.create(packet(but))));
    }

    private static String code(MosipEndpoint endpoint, Throwable thrown) {
        return switch (thrown) {
            case MosipRefusal refusal ->
                endpoint.error(refusal.why(), refusal.field()).errorCode();
            case Refusal refusal -> endpoint.error(refusal.code()).errorCode();
            case Json.Malformed _ -> endpoint.error(BadRequest.MALFORMED, "").errorCode();
            case null, default -> throw new AssertionError("not refused", thrown);
        };
    }

    private RegistrationRefusal no(RegistrationCommand command) {
        Throwable refused = catchThrowable(() -> house.send(command, by("")));
        return (RegistrationRefusal) ((Refusal) refused).code();
    }

    private List<RegistrationEvent> events() {
        return house.history(RID);
    }
}
