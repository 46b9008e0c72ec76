package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.RID;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.upload.UploadEvent;
import org.regesta.events.upload.UploadEvent.Refused;
import org.regesta.events.upload.UploadKind;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.memory.InMemoryHouseKeys;
import org.regesta.testkit.packet.MachineSeal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;

class SyncEndpointTest {

    private static final HouseKeys KEYS = new InMemoryHouseKeys();
    private static final HouseKeys.Pair HOUSE = KEYS.pair("REGISTRATION", "10001_10001");

    private final House house = new House();
    private final SyncEndpoint endpoint = endpoint(true);

    private SyncEndpoint endpoint(boolean plainTaken) {
        SyncList lists = new SyncList(KEYS, new Offices(house.ledger), house.clock, plainTaken);
        return new SyncEndpoint(
                new Announcing(house, house.vault, house.ledger), lists, house.turnedAway, house.caller, house.clock);
    }

    private SyncEndpoint.Answer sync(JsonNode list) {
        return endpoint.sync(null, list);
    }

    @Test
    void a_list_encrypted_for_the_machines_key_is_read_and_no_other() {
        house.ledger.append(
                "machine:10001", new MachineEvent.Registered("10001", "m", "10001", "key", "key", Map.of()));
        MachineSeal seal = new MachineSeal("10001_10001", HOUSE.certificate(), HOUSE.privateKey());
        SyncEndpoint strict = endpoint(false);
        byte[] sealed = seal.encrypt(House.bytes(request(entry()).toString()));
        assertThat(strict.syncV2("10001_10001", text(sealed)).response()).hasSize(1);
        assertThat(house.history(RID)).hasSize(1);

        KEYS.rotate("REGISTRATION", "10001_10001");
        assertThat(strict.sync("10001_10001", text(sealed)).response()).hasSize(1);

        sealed[sealed.length - 1] ^= 1;
        assertNotOpened(() -> strict.sync("10001_10001", text(sealed)));
        byte[] whole = seal.encrypt(House.bytes("[]"));
        assertNotOpened(() -> strict.sync("10002_10001", text(whole)));
        assertNotOpened(() -> strict.sync(null, text(whole)));
        assertNotOpened(() -> strict.sync("10001_10001", Json.mapper().valueToTree("no base64 §")));
        assertThatThrownBy(() -> strict.sync("10001_10001", text(whole)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(SyncRefusal.NOT_A_LIST));
        assertThatThrownBy(() -> strict.sync("10001_10001", request(entry())))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(SyncRefusal.NOT_ENCRYPTED));
        assertThat(house.turnedAway())
                .flatExtracting(UploadEvent.TurnedAway::refused)
                .extracting(Refused::code)
                .containsExactly(
                        "RPR-RGS-028", "RPR-RGS-028", "RPR-RGS-028", "RPR-RGS-028", "RPR-RGS-017", "RPR-RGS-028");
    }

    private static void assertNotOpened(ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.code())
                .isEqualTo(SyncRefusal.NOT_OPENED));
    }

    private static JsonNode text(byte[] sealed) {
        return Json.mapper().valueToTree(Base64.getUrlEncoder().encodeToString(sealed));
    }

    @Test
    void sync_v2_needs_the_name_of_each_packet() {
        assertThatThrownBy(() -> endpoint.syncV2(null, request(without("packetId"))))
                .isInstanceOf(MosipRefusal.class);
    }

    @Test
    void each_entry_has_a_result_of_its_own() {
        SyncEndpoint.Answer answer = sync(request(entry(), entry("langCode", "english")));

        assertThat(answer.response()).containsExactly(new SyncEndpoint.Taken(RID, "SUCCESS"));
        assertThat(answer.errors()).hasSize(1).allSatisfy(e -> {
            assertThat(e.errorCode()).isEqualTo("RPR-RGS-004");
            assertThat(e.registrationId()).isEqualTo(RID);
        });
        assertThat(house.history(RID)).singleElement().isInstanceOf(Synced.class);
    }

    @Test
    void contacts_are_sealed_and_the_rest_stands_clear() {
        sync(request(entry("email", "amina@example.org")));

        Synced synced = (Synced) house.history(RID).getFirst();
        assertThat(synced.contacts()).containsOnlyKeys("email");
        assertThat(synced.contacts().get("email").keyRef()).isEqualTo("registration:" + RID);
        assertThat(synced.packetHash()).isEqualTo(Amina.HASH);
        assertThat(Json.write(synced)).doesNotContain("amina@");
    }

    @Test
    void each_entry_is_a_command_with_an_id_of_its_own() {
        sync(request(entry(), entry("registrationId", Amina.BAO, "packetId", "")));

        assertThat(house.stream(RID).getFirst().envelope().meta(Meta.COMMAND_ID))
                .contains("key-1:0");
        assertThat(house.stream(Amina.BAO).getFirst().envelope().meta(Meta.COMMAND_ID))
                .contains("key-1:1");
    }

    @Test
    void what_was_received_cannot_be_announced_differently() {
        sync(request(entry()));
        house.send(Amina.receive(Amina.HASH), house.caller.attribution("test"));

        assertThat(sync(request(entry())).errors()).isNull();
        assertThat(sync(request(entry("packetSize", 7))).errors()).hasSize(1);
    }

    @BadPackets(stage = "0 sync", rows = 11)
    @ParameterizedTest
    @CsvSource({
        "registrationId, 123, RPR-RGS-009",
        "registrationId, 1000110001000012026112110150x, RPR-RGS-008",
        "registrationId, 10001100010000120261131101500, RPR-RGS-007",
        "registrationId, '', RPR-RGS-006",
        "registrationId, ١٠٠٠١١٠٠٠١٠٠٠٠١٢٠٢٦١١٢١١٠١٥٠٠, RPR-RGS-008",
        "registrationType, UNHEARD_OF, RPR-RGS-003",
        "registrationType, RES_UPDATE, RPR-RGS-003",
        "packetHashValue, 12, RPR-RGS-014",
        "supervisorStatus, MAYBE, RPR-RGS-026",
        "packetSize, -1, RPR-RGS-014",
        "packetId, ../etc/passwd, RPR-RGS-014",
    })
    void a_flawed_entry_is_refused_with_mosips_code(String field, String value, String code) {
        assertThat(sync(request(entry(field, value))).errors()).singleElement().satisfies(e -> assertThat(e.errorCode())
                .isEqualTo(code));
        assertThat(house.history(RID)).isEmpty();
        Optional<String> rid = field.equals("registrationId") ? Optional.empty() : Optional.of(RID);
        assertThat(house.turnedAway()).singleElement().satisfies(e -> {
            assertThat(e.kind()).isEqualTo(UploadKind.SYNC);
            assertThat(e.refused()).containsExactly(new Refused(code, rid, 1));
        });
        assertThat(Json.write(house.turnedAway())).doesNotContain(value.isEmpty() ? "\"\"" : "\"" + value);
    }

    @Test
    void of_a_list_each_that_was_not_taken_is_told_and_none_beside_anothers_registration() {
        sync(request(
                entry(),
                entry("registrationId", "x"),
                entry("registrationId", "y"),
                entry("registrationId", Amina.BAO, "packetId", "", "packetSize", -1)));
        Refused ofNone = new Refused("RPR-RGS-009", Optional.empty(), 1);
        Refused baos = new Refused("RPR-RGS-014", Optional.of(Amina.BAO), 1);
        assertThat(house.turnedAway())
                .extracting(UploadEvent.TurnedAway::refused)
                .containsExactly(List.of(ofNone), List.of(ofNone), List.of(baos));
    }

    @Test
    void nothing_of_the_field_comes_under_an_id_that_came_to_the_id_repository() {
        house.cameToTheRepository(RID);
        assertThat(sync(request(entry())).errors()).singleElement().satisfies(e -> assertThat(e.errorCode())
                .isEqualTo("RPR-RGS-014"));
        assertThat(house.history(RID)).isEmpty();
        assertThat(house.vault.holds(KeyRefs.registration(RID))).isFalse();
    }

    @Test
    void what_is_no_rid_is_not_repeated() {
        SyncEndpoint.Answer answer = sync(request(entry("registrationId", "<script>")));
        assertThat(Json.write(answer)).doesNotContain("script");
    }

    @Test
    void a_missing_entry_hash_or_size_is_named() {
        assertThat(sync(request(without("packetHashValue"), without("packetSize")))
                        .errors())
                .extracting(SyncEndpoint.NotTaken::errorCode)
                .containsExactly("RPR-RGS-027", "RPR-RGS-013");
        JsonNode holdsNull =
                read("{\"id\":\"mosip.registration.sync\",\"version\":\"1.0\",\"requesttime\":\"2026-11-21T12"
                        + ":00:00.000Z\",\"request\":[null]}");
        assertThat(sync(holdsNull).errors()).hasSize(1);
    }

    @Test
    void an_envelope_that_is_not_ours_is_refused_as_a_whole() {
        assertThatThrownBy(() -> sync(read("{}"))).isInstanceOf(MosipRefusal.class);
        assertThat(house.turnedAway()).singleElement().satisfies(e -> assertThat(e.refused())
                .containsExactly(new Refused("RPR-RGS-013", Optional.empty(), 1)));
        assertThatThrownBy(() -> sync(read("{\"id\":\"x\",\"version\":\"1.0\",\"requesttime\":\"2026-11-21T"
                        + "12:00:00.000Z\",\"request\":[]}")))
                .isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(() -> sync(request(
                        Stream.generate(SyncEndpointTest::entry).limit(501).toArray(Map[]::new))))
                .isInstanceOf(MosipRefusal.class);
    }

    @Test
    void every_flaw_refusal_and_bad_request_has_a_code() {
        for (SyncEntry.Flaw flaw : SyncEntry.Flaw.values()) {
            assertThat(SyncCodes.of(flaw).errorCode()).startsWith("RPR-RGS-");
        }
        for (RegistrationRefusal refusal : RegistrationRefusal.values()) {
            assertThat(endpoint.error(refusal).errorCode()).startsWith("RPR-RGS-");
        }
        for (SyncRefusal refusal : SyncRefusal.values()) {
            assertThat(endpoint.error(refusal).errorCode()).startsWith("RPR-RGS-");
        }
        for (BadRequest why : BadRequest.values()) {
            assertThat(endpoint.error(why, "id").errorCode()).startsWith("RPR-RGS-");
        }
    }

    private static Map<String, Object> entry(Object... changes) {
        Map<String, Object> entry = new TreeMap<>(Map.of(
                "registrationId",
                RID,
                "packetId",
                Amina.PACKET_ID,
                "registrationType",
                "NEW",
                "packetHashValue",
                Amina.HASH.toUpperCase(java.util.Locale.ROOT),
                "packetSize",
                2048,
                "supervisorStatus",
                "APPROVED",
                "langCode",
                "eng"));
        for (int i = 0; i < changes.length; i += 2) {
            entry.put(Objects.toString(changes[i]), changes[i + 1]);
        }
        return entry;
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> entry = entry();
        entry.remove(field);
        return entry;
    }

    private static JsonNode request(Map<?, ?>... entries) {
        return read(Json.write(Map.of(
                "id", "mosip.registration.sync",
                "version", "1.0",
                "requesttime", "2026-11-21T12:00:00.000Z",
                "request", List.of(entries))));
    }

    private static JsonNode read(String json) {
        return Json.tree(House.bytes(json));
    }
}
