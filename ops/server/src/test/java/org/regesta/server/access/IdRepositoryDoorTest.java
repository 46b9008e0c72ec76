package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.server.access.RepositoryDoor.IDENTITY;
import static org.regesta.server.access.RepositoryDoor.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.auth.person.People;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** MOSIP's ID repository over the port: what one request writes, the next one reads. */
@Timeout(300)
class IdRepositoryDoorTest {

    /** Twenty-five times what is promised of a quiet machine. */
    private static final double LAG_AT_MOST_SECONDS = 5;

    private static final RepositoryDoor DOOR = new RepositoryDoor();

    @BeforeAll
    static void a_schema_is_published() {
        DOOR.publishSchema();
    }

    @Test
    void who_is_created_is_read_by_every_number_they_have() {
        String uin = DOOR.enrolled("Amina");
        String vid = DOOR.vid(uin, "Perpetual");
        String rid = DOOR.get(IDENTITY + "rid/" + uin).at("/response/rid").asString();
        for (String number : List.of(uin, vid, rid)) {
            JsonNode read = DOOR.get(IDENTITY + "idvid/" + number);
            assertThat(read.at("/response/identity/fullName/0/value").asString())
                    .isEqualTo("Amina");
            assertThat(read.at("/response/status").asString()).isEqualTo("ACTIVATED");
        }
        assertThat(DOOR.get("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(uin);
    }

    @Test
    void a_uin_or_a_registration_is_used_once() {
        String uin = DOOR.enrolled("Bao");
        String rid = DOOR.get(IDENTITY + "rid/" + uin).at("/response/rid").asString();
        assertThat(error(DOOR.ask(
                        HttpMethod.POST,
                        IDENTITY,
                        "mosip.id.create",
                        Map.of("registrationId", RepositoryDoor.newRid(), "identity", DOOR.fields(uin, "Chen")))))
                .isEqualTo("IDR-IDC-012");
        assertThat(error(DOOR.ask(
                        HttpMethod.POST,
                        IDENTITY,
                        "mosip.id.create",
                        Map.of("registrationId", rid, "identity", DOOR.fields(DOOR.drawnUin(), "Chen")))))
                .isEqualTo("IDR-IDC-012");
    }

    @Test
    void an_update_changes_what_it_names_and_leaves_the_rest() {
        String uin = DOOR.enrolled("Dalia");
        Map<String, Object> change =
                Map.of("UIN", uin, "IDSchemaVersion", DOOR.of(uin).get("IDSchemaVersion"), "phone", "9876500000");
        JsonNode updated = DOOR.answer(
                HttpMethod.PATCH,
                IDENTITY,
                "mosip.id.update",
                Map.of("registrationId", RepositoryDoor.newRid(), "status", "BLOCKED", "identity", change));
        assertThat(updated.path("status").asString()).isEqualTo("BLOCKED");
        JsonNode read = DOOR.get(IDENTITY + "idvid/" + uin);
        assertThat(read.at("/response/identity/phone").asString()).isEqualTo("9876500000");
        assertThat(read.at("/response/identity/fullName/0/value").asString()).isEqualTo("Dalia");
        assertThat(error(DOOR.ask(
                        HttpMethod.POST,
                        "/idrepository/v1/vid",
                        "mosip.vid.create",
                        Map.of("UIN", uin, "vidType", "Perpetual"))))
                .isEqualTo("IDR-VID-004");
    }

    @Test
    void a_policy_keeps_its_limit_and_a_perpetual_one_is_restored() {
        String uin = DOOR.enrolled("Efua");
        String first = DOOR.vid(uin, "Perpetual");
        String second = DOOR.vid(uin, "perpetual");
        assertThat(second).isNotEqualTo(first);
        assertThat(error(DOOR.get("/idrepository/v1/vid/" + first))).isEqualTo("IDR-VID-001");
        assertThat(DOOR.vidStatus(second, "REVOKED").toString()).contains("restoredVID");
        for (int i = 0; i < 5; i++) {
            DOOR.vid(uin, "Temporary");
        }
        assertThat(error(DOOR.ask(
                        HttpMethod.POST,
                        "/idrepository/v1/vid",
                        "mosip.vid.create",
                        Map.of("UIN", uin, "vidType", "Temporary"))))
                .isEqualTo("IDR-VID-003");
    }

    @Test
    void virtual_ids_are_switched_off_and_on_by_uin() {
        String uin = DOOR.enrolled("Farid");
        String vid = DOOR.vid(uin, "OneTimeUse");
        DOOR.answer(HttpMethod.POST, "/idrepository/v1/vid/deactivate", "mosip.vid.deactivate", Map.of("UIN", uin));
        assertThat(error(DOOR.get("/idrepository/v1/vid/" + vid))).isEqualTo("IDR-VID-001");
        DOOR.answer(HttpMethod.POST, "/idrepository/v1/vid/reactivate", "mosip.vid.reactivate", Map.of("UIN", uin));
        assertThat(DOOR.get("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(uin);
    }

    @Test
    void a_draft_becomes_an_identity_with_its_virtual_id_once() {
        String rid = RepositoryDoor.newRid();
        String draft = IDENTITY + "draft/";
        assertThat(DOOR.send(HttpMethod.POST, draft + "create/" + rid, Optional.empty())
                        .at("/response/status")
                        .asString())
                .isEqualTo("DRAFTED");
        String uin = DOOR.get(draft + rid).at("/response/identity/UIN").asString();
        Map<String, Object> fields = DOOR.fields(uin, "Gul");
        DOOR.answer(HttpMethod.PATCH, draft + "update/" + rid, "mosip.id.update", Map.of("identity", fields));
        JsonNode published = DOOR.get(draft + "publish/" + rid);
        assertThat(published.at("/response/status").asString()).isEqualTo("ACTIVATED");
        String vid = published.at("/metadata/vid").asString();
        assertThat(DOOR.get("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(uin);
        assertThat(error(DOOR.get(draft + "publish/" + rid))).isEqualTo("IDR-IDC-007");
        assertThat(DOOR.get(IDENTITY + "idvid/" + rid)
                        .at("/response/identity/fullName/0/value")
                        .asString())
                .isEqualTo("Gul");
    }

    @Test
    void a_discarded_draft_is_gone_and_its_registration_free() {
        String rid = RepositoryDoor.newRid();
        String draft = IDENTITY + "draft/";
        DOOR.send(HttpMethod.POST, draft + "create/" + rid, Optional.empty());
        assertThat(error(DOOR.send(HttpMethod.POST, draft + "create/" + rid, Optional.empty())))
                .isEqualTo("IDR-IDC-012");
        assertThat(DOOR.send(HttpMethod.DELETE, draft + "discard/" + rid, Optional.empty())
                        .at("/response/status")
                        .asString())
                .isEqualTo("DISCARDED");
        assertThat(error(DOOR.get(draft + rid))).isEqualTo("IDR-IDC-007");
        assertThat(DOOR.send(HttpMethod.POST, draft + "create/" + rid, Optional.empty())
                        .at("/response/status")
                        .asString())
                .isEqualTo("DRAFTED");
    }

    @Test
    void a_lock_holds_until_it_is_unlocked_and_a_timed_unlock_ends_by_itself() {
        String uin = DOOR.enrolled("Hana");
        lock(uin, "true", 0);
        assertThat(isFingerLocked(uin)).isTrue();
        lock(uin, "false", 2);
        assertThat(isFingerLocked(uin)).isFalse();
        while (!isFingerLocked(uin)) {
            Thread.onSpinWait(); // two seconds at most: the lock reads its own time
        }
    }

    @Test
    void how_long_a_lock_takes_until_authentication_heeds_it_is_published() {
        String uin = DOOR.enrolled("Ines");
        lock(uin, "true", 0);
        lock(uin, "false", 0);
        double slowest = lagOfAuthentication();
        while (slowest < 0) { // until the view has heard of it
            slowest = lagOfAuthentication();
        }
        assertThat(slowest).as("seconds, of a busy machine").isLessThan(LAG_AT_MOST_SECONDS);
    }

    /** The 99th percentile as the metrics endpoint tells it; negative while nothing was measured. */
    private static double lagOfAuthentication() {
        String metrics = DOOR.text(HttpMethod.GET, "/actuator/prometheus", new byte[0]);
        return metrics.lines()
                .filter(line -> line.startsWith("regesta_view_lag_seconds{")
                        && line.contains("view=\"" + People.VIEW + "\"")
                        && line.contains("quantile=\"0.99\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(seconds -> seconds > 0)
                .max()
                .orElse(-1);
    }

    private static void lock(String uin, String locked, int seconds) {
        JsonNode changed = DOOR.send(
                HttpMethod.POST,
                IDENTITY + "authtypes/status",
                Optional.of(Map.of(
                        "id",
                        "mosip.identity.authtypes.status.update",
                        "version",
                        "v1",
                        "requestTime",
                        RepositoryDoor.time(0),
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
        return DOOR.get(IDENTITY + "authtypes/status/" + uin)
                .at("/response/authTypes")
                .valueStream()
                .filter(type -> type.path("authSubType").asString("").equals("FINGER"))
                .anyMatch(type -> type.path("locked").asBoolean(false));
    }
}
