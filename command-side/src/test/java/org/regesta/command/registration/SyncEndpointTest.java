package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.RID;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import tools.jackson.core.type.TypeReference;

class SyncEndpointTest {

    private final House house = new House();
    private final SyncEndpoint endpoint = new SyncEndpoint(house, house.caller, house.vault, house.clock);

    @Test
    void each_entry_has_a_result_of_its_own() {
        SyncEndpoint.Answer answer = endpoint.sync(request(entry(), entry("langCode", "english")));

        assertThat(answer.response()).containsExactly(new SyncEndpoint.Taken(RID, "SUCCESS"));
        assertThat(answer.errors()).hasSize(1).allSatisfy(e -> {
            assertThat(e.errorCode()).isEqualTo("RPR-RGS-004");
            assertThat(e.registrationId()).isEqualTo(RID);
        });
        assertThat(house.history(RID)).singleElement().isInstanceOf(Synced.class);
    }

    @Test
    void contacts_are_sealed_and_the_rest_stands_clear() {
        endpoint.sync(request(entry("email", "amina@example.org")));

        Synced synced = (Synced) house.history(RID).getFirst();
        assertThat(synced.contacts()).containsOnlyKeys("email");
        assertThat(synced.contacts().get("email").keyRef()).isEqualTo("registration:" + RID);
        assertThat(synced.packetHash()).isEqualTo(Amina.HASH);
        assertThat(Json.write(synced)).doesNotContain("amina@");
    }

    @Test
    void each_entry_is_a_command_with_an_id_of_its_own() {
        endpoint.sync(request(entry(), entry("registrationId", Amina.BAO, "packetId", "")));

        assertThat(house.stream(RID).getFirst().envelope().meta(Meta.COMMAND_ID))
                .contains("key-1:0");
        assertThat(house.stream(Amina.BAO).getFirst().envelope().meta(Meta.COMMAND_ID))
                .contains("key-1:1");
    }

    @Test
    void what_was_received_cannot_be_announced_differently() {
        endpoint.sync(request(entry()));
        house.send(Amina.receive(Amina.HASH), house.caller.attribution("test"));

        assertThat(endpoint.sync(request(entry())).errors()).isNull();
        assertThat(endpoint.sync(request(entry("packetSize", 7))).errors()).hasSize(1);
    }

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
        assertThat(endpoint.sync(request(entry(field, value))).errors())
                .singleElement()
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo(code));
        assertThat(house.history(RID)).isEmpty();
    }

    @Test
    void what_is_no_rid_is_not_repeated() {
        SyncEndpoint.Answer answer = endpoint.sync(request(entry("registrationId", "<script>")));
        assertThat(Json.write(answer)).doesNotContain("script");
    }

    @Test
    void a_missing_entry_hash_or_size_is_named() {
        assertThat(endpoint.sync(request(without("packetHashValue"), without("packetSize")))
                        .errors())
                .extracting(SyncEndpoint.NotTaken::errorCode)
                .containsExactly("RPR-RGS-027", "RPR-RGS-013");
        MosipRequest<List<SyncEntry>> holdsNull =
                read("{\"id\":\"mosip.registration.sync\",\"version\":\"1.0\",\"requesttime\":\"2026-11-21T12"
                        + ":00:00.000Z\",\"request\":[null]}");
        assertThat(endpoint.sync(holdsNull).errors()).hasSize(1);
    }

    @Test
    void an_envelope_that_is_not_ours_is_refused_as_a_whole() {
        assertThatThrownBy(() -> endpoint.sync(read("{}"))).isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(() -> endpoint.sync(read("{\"id\":\"x\",\"version\":\"1.0\",\"requesttime\":\"2026-11-21T"
                        + "12:00:00.000Z\",\"request\":[]}")))
                .isInstanceOf(MosipRefusal.class);
        assertThatThrownBy(() -> endpoint.sync(request(
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

    private static MosipRequest<List<SyncEntry>> request(Map<?, ?>... entries) {
        return read(Json.write(Map.of(
                "id", "mosip.registration.sync",
                "version", "1.0",
                "requesttime", "2026-11-21T12:00:00.000Z",
                "request", List.of(entries))));
    }

    private static MosipRequest<List<SyncEntry>> read(String json) {
        return Json.mapper().readValue(json, new TypeReference<>() {});
    }
}
