package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** MOSIP's ID repository over the port: what one request writes, the next one reads. */
@Timeout(300)
class IdRepositoryDoorTest {

    private static final String IDENTITY = "/idrepository/v1/identity/";
    private static final AtomicInteger RIDS = new AtomicInteger(10_000);
    private static final Knocker DOOR = new Knocker();
    private static String schemaVersion = "";

    @BeforeAll
    static void a_schema_is_published() {
        JsonNode drafted = answer(
                HttpMethod.POST,
                "/v1/masterdata/idschema",
                "",
                Map.of("title", "Identity", "description", "As shipped", "schema", DefaultIdentitySchema.json()));
        answer(
                HttpMethod.PUT,
                "/v1/masterdata/idschema/publish",
                "",
                Map.of("id", drafted.path("id").asString(), "effectiveFrom", time(5)));
        while (schemaVersion.isEmpty()) { // until the view has it
            schemaVersion = send(HttpMethod.GET, "/v1/masterdata/idschema/latest", Optional.empty())
                    .at("/response/idVersion")
                    .asString("");
        }
    }

    private static String time(int secondsFromNow) {
        return MosipTime.text(java.time.Instant.now().plusSeconds(secondsFromNow));
    }

    private static JsonNode send(HttpMethod method, String path, Optional<Object> body) {
        byte[] bytes = body.map(json -> Json.write(json).getBytes(UTF_8)).orElse(new byte[0]);
        String text = DOOR.knock(method, path, Optional.of(DOOR.master()), bytes, "application/json")
                .body();
        return Json.tree(text.getBytes(UTF_8));
    }

    private static JsonNode ask(HttpMethod method, String path, String id, Map<String, ?> request) {
        return send(
                method,
                path,
                Optional.of(Map.of("id", id, "version", "v1", "requesttime", time(0), "request", request)));
    }

    private static JsonNode answer(HttpMethod method, String path, String id, Map<String, ?> request) {
        JsonNode answered = ask(method, path, id, request);
        assertThat(answered.path("errors").isEmpty()).as(answered.toString()).isTrue();
        return answered.path("response");
    }

    private static JsonNode get(String path) {
        return send(HttpMethod.GET, path, Optional.empty());
    }

    private static String error(JsonNode answered) {
        return answered.at("/errors/0/errorCode").asString("none");
    }

    private static String newRid() {
        return "1000110001" + RIDS.incrementAndGet() + "20261121120000";
    }

    private static Map<String, Object> fields(String uin, String name) {
        Map<String, Object> identity = new HashMap<>();
        identity.put("UIN", uin);
        identity.put("IDSchemaVersion", new java.math.BigDecimal(schemaVersion));
        identity.put("fullName", List.of(Map.of("language", "eng", "value", name)));
        identity.put("dateOfBirth", "1992/04/15");
        identity.put("gender", List.of(Map.of("language", "eng", "value", "FLE")));
        identity.put("phone", "9876543210");
        return identity;
    }

    private static String drawnUin() {
        return get("/v1/idgenerator/uin").at("/response/uin").asString();
    }

    private static String enrolled(String name) {
        String uin = drawnUin();
        JsonNode created = answer(
                HttpMethod.POST,
                IDENTITY,
                "mosip.id.create",
                Map.of("registrationId", newRid(), "identity", fields(uin, name)));
        assertThat(created.path("status").asString()).isEqualTo("ACTIVATED");
        return uin;
    }

    private static String vid(String uin, String type) {
        return answer(HttpMethod.POST, "/idrepository/v1/vid", "mosip.vid.create", Map.of("UIN", uin, "vidType", type))
                .path("VID")
                .asString();
    }

    private static String status(String vid, String status) {
        return ask(HttpMethod.PATCH, "/idrepository/v1/vid/" + vid, "mosip.vid.update", Map.of("vidStatus", status))
                .toString();
    }

    @Test
    void who_is_created_is_read_by_every_number_they_have() {
        String uin = enrolled("Amina");
        String vid = vid(uin, "Perpetual");
        String rid = get(IDENTITY + "rid/" + uin).at("/response/rid").asString();
        for (String number : List.of(uin, vid, rid)) {
            JsonNode read = get(IDENTITY + "idvid/" + number);
            assertThat(read.at("/response/identity/fullName/0/value").asString())
                    .isEqualTo("Amina");
            assertThat(read.at("/response/status").asString()).isEqualTo("ACTIVATED");
        }
        assertThat(get("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(uin);
    }

    @Test
    void a_uin_or_a_registration_is_used_once() {
        String uin = enrolled("Bao");
        String rid = get(IDENTITY + "rid/" + uin).at("/response/rid").asString();
        assertThat(error(ask(
                        HttpMethod.POST,
                        IDENTITY,
                        "mosip.id.create",
                        Map.of("registrationId", newRid(), "identity", fields(uin, "Chen")))))
                .isEqualTo("IDR-IDC-012");
        assertThat(error(ask(
                        HttpMethod.POST,
                        IDENTITY,
                        "mosip.id.create",
                        Map.of("registrationId", rid, "identity", fields(drawnUin(), "Chen")))))
                .isEqualTo("IDR-IDC-012");
    }

    @Test
    void an_update_changes_what_it_names_and_leaves_the_rest() {
        String uin = enrolled("Dalia");
        Map<String, Object> change =
                Map.of("UIN", uin, "IDSchemaVersion", new java.math.BigDecimal(schemaVersion), "phone", "9876500000");
        JsonNode updated = answer(
                HttpMethod.PATCH,
                IDENTITY,
                "mosip.id.update",
                Map.of("registrationId", newRid(), "status", "BLOCKED", "identity", change));
        assertThat(updated.path("status").asString()).isEqualTo("BLOCKED");
        JsonNode read = get(IDENTITY + "idvid/" + uin);
        assertThat(read.at("/response/identity/phone").asString()).isEqualTo("9876500000");
        assertThat(read.at("/response/identity/fullName/0/value").asString()).isEqualTo("Dalia");
        assertThat(error(ask(
                        HttpMethod.POST,
                        "/idrepository/v1/vid",
                        "mosip.vid.create",
                        Map.of("UIN", uin, "vidType", "Perpetual"))))
                .isEqualTo("IDR-VID-004");
    }

    @Test
    void a_policy_keeps_its_limit_and_a_perpetual_one_is_restored() {
        String uin = enrolled("Efua");
        String first = vid(uin, "Perpetual");
        String second = vid(uin, "perpetual");
        assertThat(second).isNotEqualTo(first);
        assertThat(error(get("/idrepository/v1/vid/" + first))).isEqualTo("IDR-VID-001");
        assertThat(status(second, "REVOKED")).contains("restoredVID");
        for (int i = 0; i < 5; i++) {
            vid(uin, "Temporary");
        }
        assertThat(error(ask(
                        HttpMethod.POST,
                        "/idrepository/v1/vid",
                        "mosip.vid.create",
                        Map.of("UIN", uin, "vidType", "Temporary"))))
                .isEqualTo("IDR-VID-003");
    }

    @Test
    void virtual_ids_are_switched_off_and_on_by_uin() {
        String uin = enrolled("Farid");
        String vid = vid(uin, "OneTimeUse");
        answer(HttpMethod.POST, "/idrepository/v1/vid/deactivate", "mosip.vid.deactivate", Map.of("UIN", uin));
        assertThat(error(get("/idrepository/v1/vid/" + vid))).isEqualTo("IDR-VID-001");
        answer(HttpMethod.POST, "/idrepository/v1/vid/reactivate", "mosip.vid.reactivate", Map.of("UIN", uin));
        assertThat(get("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(uin);
    }

    @Test
    void a_draft_becomes_an_identity_with_its_virtual_id_once() {
        String rid = newRid();
        String draft = IDENTITY + "draft/";
        assertThat(send(HttpMethod.POST, draft + "create/" + rid, Optional.empty())
                        .at("/response/status")
                        .asString())
                .isEqualTo("DRAFTED");
        String uin = get(draft + rid).at("/response/identity/UIN").asString();
        Map<String, Object> fields = fields(uin, "Gul");
        answer(HttpMethod.PATCH, draft + "update/" + rid, "mosip.id.update", Map.of("identity", fields));
        JsonNode published = get(draft + "publish/" + rid);
        assertThat(published.at("/response/status").asString()).isEqualTo("ACTIVATED");
        String vid = published.at("/metadata/vid").asString();
        assertThat(get("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(uin);
        assertThat(error(get(draft + "publish/" + rid))).isEqualTo("IDR-IDC-007");
        assertThat(get(IDENTITY + "idvid/" + rid)
                        .at("/response/identity/fullName/0/value")
                        .asString())
                .isEqualTo("Gul");
    }

    @Test
    void a_discarded_draft_is_gone_and_its_registration_free() {
        String rid = newRid();
        String draft = IDENTITY + "draft/";
        send(HttpMethod.POST, draft + "create/" + rid, Optional.empty());
        assertThat(error(send(HttpMethod.POST, draft + "create/" + rid, Optional.empty())))
                .isEqualTo("IDR-IDC-012");
        assertThat(send(HttpMethod.DELETE, draft + "discard/" + rid, Optional.empty())
                        .at("/response/status")
                        .asString())
                .isEqualTo("DISCARDED");
        assertThat(error(get(draft + rid))).isEqualTo("IDR-IDC-007");
        assertThat(send(HttpMethod.POST, draft + "create/" + rid, Optional.empty())
                        .at("/response/status")
                        .asString())
                .isEqualTo("DRAFTED");
    }

    @Test
    void a_lock_holds_until_it_is_unlocked_and_a_timed_unlock_ends_by_itself() {
        String uin = enrolled("Hana");
        lock(uin, "true", 0);
        assertThat(isFingerLocked(uin)).isTrue();
        lock(uin, "false", 2);
        assertThat(isFingerLocked(uin)).isFalse();
        while (!isFingerLocked(uin)) {
            Thread.onSpinWait(); // two seconds at most: the lock reads its own time
        }
    }

    private static void lock(String uin, String locked, int seconds) {
        JsonNode changed = send(
                HttpMethod.POST,
                IDENTITY + "authtypes/status",
                Optional.of(Map.of(
                        "id",
                        "mosip.identity.authtypes.status.update",
                        "version",
                        "v1",
                        "requestTime",
                        time(0),
                        "individualId",
                        uin,
                        "individualIdType",
                        "UIN",
                        "request",
                        List.of(Map.of(
                                "authType",
                                "bio",
                                "authSubType",
                                "FINGER",
                                "locked",
                                locked,
                                "unlockForSeconds",
                                seconds)))));
        assertThat(error(changed)).isEqualTo("none");
    }

    private static boolean isFingerLocked(String uin) {
        return get(IDENTITY + "authtypes/status/" + uin)
                .at("/response/authTypes")
                .valueStream()
                .filter(type -> type.path("authSubType").asString("").equals("FINGER"))
                .anyMatch(type -> type.path("locked").asBoolean(false));
    }
}
