package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.server.access.RepositoryDoor.IDENTITY;
import static org.regesta.server.access.RepositoryDoor.error;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.server.FullHouse;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.biometrics.GreyImage;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What states, handles, formats and drafts do at every door of MOSIP's ID repository. */
@Timeout(300)
class IdRepositoryWalkTest {

    private static final RepositoryDoor DOOR = new RepositoryDoor();
    private static final String VIDS = "/idrepository/v1/vid/";

    @BeforeAll
    static void a_schema_with_handles_is_published() {
        DOOR.publishSchema();
    }

    private static JsonNode read(String id, String query) {
        return DOOR.get(IDENTITY + "idvid/" + id + query);
    }

    /** What every door says of one number after another. */
    private static List<String> doors(String uin, String vid) {
        return List.of(
                read(uin, "").at("/response/status").asString(error(read(uin, ""))),
                error(read(vid, "?idType=VID")),
                error(DOOR.get(VIDS + vid)),
                error(DOOR.askForVid(uin, "Temporary")),
                otp(uin),
                otp(vid),
                error(regenerated(vid)));
    }

    private static JsonNode regenerated(String vid) {
        return DOOR.send(HttpMethod.POST, VIDS + vid + "/regenerate", Optional.empty());
    }

    private static String otp(String id) {
        String code = sendOtp(id);
        while (code.equals("IDA-MLC-018")) { // until the authentication view has them
            code = sendOtp(id);
        }
        return code;
    }

    private static String sendOtp(String id) {
        return error(DOOR.send(
                HttpMethod.POST,
                "/idauthentication/v1/internal/otp",
                Optional.of(Map.of(
                        "id",
                        "mosip.identity.otp.internal",
                        "version",
                        "1.0",
                        "transactionID",
                        "1234567890",
                        "requestTime",
                        RepositoryDoor.time(0),
                        "individualId",
                        id,
                        "otpChannel",
                        List.of("PHONE")))));
    }

    @Test
    void a_status_tells_at_every_door_and_ends_with_it() {
        String uin = DOOR.enrolled("Imani");
        String vid = DOOR.vid(uin, "Temporary");
        assertThat(doors(uin, vid)).containsExactly("ACTIVATED", "none", "none", "none", "none", "none", "none");
        vid = DOOR.vid(uin, "Temporary");
        DOOR.status(uin, "BLOCKED");
        assertThat(doors(uin, vid))
                .containsExactly(
                        "BLOCKED", "none", "IDR-VID-004", "IDR-VID-004", "IDA-MLC-022", "IDA-MLC-022", "IDR-VID-004");
        DOOR.status(uin, "DEACTIVATED");
        assertThat(doors(uin, vid))
                .containsExactly(
                        "DEACTIVATED",
                        "none",
                        "IDR-VID-004",
                        "IDR-VID-004",
                        "IDA-MLC-003",
                        "IDA-MLC-010",
                        "IDR-VID-004");
        assertThat(error(DOOR.update(uin, Map.of("phone", "9876500001"), Map.of())))
                .isEqualTo("none");
        DOOR.status(uin, "ACTIVATED");
        assertThat(doors(uin, vid)).containsExactly("ACTIVATED", "none", "none", "none", "none", "none", "none");
    }

    @Test
    void whoever_is_blocked_revokes_a_virtual_id_and_gets_none_in_its_place() {
        String uin = DOOR.enrolled("Jabari");
        String vid = DOOR.vid(uin, "Perpetual");
        DOOR.status(uin, "BLOCKED");
        JsonNode revoked = DOOR.vidStatus(vid, "REVOKED");
        assertThat(revoked.at("/response/vidStatus").asString("")).isEqualTo("REVOKED");
        assertThat(revoked.toString()).doesNotContain("restoredVID");
        DOOR.status(uin, "ACTIVATED");
        assertThat(error(DOOR.get(VIDS + "uin/" + uin))).isEqualTo("IDR-IDC-007");
        assertThat(DOOR.vidStatus(DOOR.vid(uin, "Perpetual"), "REVOKED").toString())
                .contains("restoredVID");
    }

    @Test
    void each_policy_keeps_its_own_limit() {
        String uin = DOOR.enrolled("Kamau");
        for (String policy : List.of("Temporary", "OneTimeUse")) {
            String last = "";
            for (int i = 0; i < 5; i++) {
                last = DOOR.vid(uin, policy);
            }
            assertThat(error(DOOR.askForVid(uin, policy))).as(policy).isEqualTo("IDR-VID-003");
            assertThat(DOOR.vidStatus(last, "REVOKED").toString()).doesNotContain("restoredVID");
            DOOR.vid(uin, policy); // there is room again
        }
        String perpetual = DOOR.vid(uin, "Perpetual");
        assertThat(DOOR.vidStatus(perpetual, "USED").at("/response/vidStatus").asString(""))
                .isEqualTo("ACTIVE"); // it is never used up
        assertThat(error(regenerated(perpetual))).isEqualTo("IDR-VID-003");
    }

    @Test
    void a_handle_is_one_persons_through_creation_and_update() {
        Map<String, Object> handles =
                Map.of("phone", "9811000001", "email", "lerato@example.org", "selectedHandles", List.of("phone"));
        String lerato = DOOR.enrolled("Lerato", handles);
        assertThat(holder("9811000001@phone")).isEqualTo(lerato);
        assertThat(holder("9811000001@PHONE")).isEqualTo(lerato);
        assertThat(holder("lerato@example.org@email")).isEqualTo("IDR-IDC-007"); // she did not select it
        assertThat(error(DOOR.create(DOOR.drawnUin(), "Malik", handles))).isEqualTo("IDR-IDC-014");
        String malik = DOOR.enrolled("Malik", Map.of("phone", "9811000001")); // no handle of his
        Map<String, Object> takes = Map.of("selectedHandles", List.of("phone"));
        assertThat(error(DOOR.update(malik, takes, Map.of()))).isEqualTo("IDR-IDC-014");
        DOOR.update(lerato, Map.of("phone", "9811000002"), Map.of());
        assertThat(holder("9811000001@phone")).isEqualTo("IDR-IDC-007");
        assertThat(holder("9811000002@phone")).isEqualTo(lerato);
        assertThat(error(DOOR.update(malik, takes, Map.of()))).isEqualTo("none");
        assertThat(holder("9811000001@phone")).isEqualTo(malik);
    }

    @Test
    void of_a_list_each_value_is_a_handle_or_those_that_are_tagged() {
        String nia = DOOR.enrolled("Nia", ids(Map.of("value", "F-1"), Map.of("value", "F-2")));
        assertThat(holder("F-1@functionalIds")).isEqualTo(nia);
        assertThat(holder("F-2@functionalIds")).isEqualTo(nia);
        var tagged = Map.of("value", "F-3", "tags", List.of("handle"));
        DOOR.update(nia, ids(tagged, Map.of("value", "F-1")), Map.of());
        assertThat(holder("F-3@functionalIds")).isEqualTo(nia);
        assertThat(holder("F-1@functionalIds")).isEqualTo("IDR-IDC-007");
        assertThat(error(DOOR.create(DOOR.drawnUin(), "Omar", ids(tagged)))).isEqualTo("IDR-IDC-014");
        assertThat(holder(DOOR.enrolled("Omar", ids(Map.of("value", "F-2"))))).isNotEqualTo(nia);
    }

    private static Map<String, Object> ids(Map<?, ?>... values) {
        return Map.of("functionalIds", List.of(values), "selectedHandles", List.of("functionalIds"));
    }

    private static String holder(String handle) {
        JsonNode read = read(handle, "?idType=" + (handle.contains("@") ? "HANDLE" : "UIN"));
        return read.at("/response/identity/UIN").asString(error(read));
    }

    @Test
    void an_attribute_is_updated_as_often_as_its_limit_says_and_the_count_tells() {
        String uin = DOOR.enrolled("Ravi", Map.of(FullHouse.LIMITED, "1234567891"));
        assertThat(left(uin)).isEqualTo(1);
        assertThat(error(DOOR.update(uin, Map.of(FullHouse.LIMITED, "1234567891"), Map.of())))
                .isEqualTo("none"); // nothing changed
        assertThat(left(uin)).isEqualTo(1);
        assertThat(error(DOOR.update(uin, Map.of(FullHouse.LIMITED, "1234567892"), Map.of())))
                .isEqualTo("none");
        assertThat(left(uin)).isZero();
        assertThat(error(DOOR.update(uin, Map.of(FullHouse.LIMITED, "1234567893"), Map.of())))
                .isEqualTo("IDR-IDC-013");
        assertThat(error(DOOR.update(uin, Map.of("phone", "9876500003"), Map.of())))
                .isEqualTo("none");
    }

    private static int left(String uin) {
        return DOOR.get(IDENTITY + uin + "/update-counts?attribute_list=" + FullHouse.LIMITED + ",fullName")
                .at("/response/attributes")
                .valueStream()
                .filter(each -> each.path("attributeName").asString("").equals(FullHouse.LIMITED))
                .mapToInt(each -> each.path("noOfUpdatesLeft").asInt(-1))
                .sum();
    }

    @Test
    void a_draft_is_found_by_the_uin_it_is_about() {
        String drafts = IDENTITY + "draft/";
        String rid = RepositoryDoor.newRid();
        DOOR.send(HttpMethod.POST, drafts + "create/" + rid, Optional.empty());
        String uin = DOOR.get(drafts + rid).at("/response/identity/UIN").asString();
        DOOR.answer(HttpMethod.PATCH, drafts + "update/" + rid, "mosip.id.update", Map.of("identity", DOOR.of(uin)));
        JsonNode first = DOOR.get(drafts + "uin/" + uin).at("/response/drafts");
        assertThat(first.at("/0/rid").asString("")).isEqualTo(rid);
        assertThat(first.at("/0/attributes").isEmpty()).isTrue();
        String paola = DOOR.enrolled("Paola");
        assertThat(DOOR.get(drafts + "uin/" + paola).at("/response/drafts").isEmpty())
                .isTrue();
        String change = RepositoryDoor.newRid();
        DOOR.send(HttpMethod.POST, drafts + "create/" + change + "?UIN=" + paola, Optional.empty());
        awaitDrafts(paola, 1);
        JsonNode found = DOOR.get(drafts + "uin/" + paola).at("/response/drafts/0");
        assertThat(found.path("rid").asString("")).isEqualTo(change);
        assertThat(found.path("attributes").toString())
                .contains("fullName", "phone")
                .doesNotContain("UIN");
        DOOR.send(HttpMethod.DELETE, drafts + "discard/" + change, Optional.empty());
        awaitDrafts(paola, 0);
        assertThat(error(DOOR.get(drafts + "uin/1234567890"))).isEqualTo("IDR-IDC-002");
    }

    private static void awaitDrafts(String uin, int count) {
        while (DOOR.get(IDENTITY + "draft/uin/" + uin).at("/response/drafts").size() != count) {
            Thread.onSpinWait(); // until the view has heard
        }
    }

    @Test
    void what_is_read_is_what_the_type_names_in_the_format_that_is_ours() throws Exception {
        byte[] noise = new byte[48 * 48];
        new Random(41).nextBytes(noise);
        byte[] image = FingerRecord.write(
                Finger.LEFT_INDEX,
                new GreyImage(48, 48, 500, noise), // a template is made of anything, and compared with nothing here
                80,
                LocalDateTime.of(2026, 1, 1, 9, 0),
                FingerRecord.Compression.PNG);
        byte[] cbeff = new CbeffWriter(Instant.EPOCH)
                .finger(Finger.LEFT_INDEX, 80, image)
                .missing(Finger.LEFT_THUMB)
                .iris("Left", 70, "an iris".getBytes(UTF_8))
                .xml();
        String uin = withBiometrics(cbeff);
        assertThat(categories(uin, "?type=bio")).containsExactly("individualBiometrics");
        assertThat(categories(uin, "?type=demo")).containsExactly("proofOfAddress");
        assertThat(categories(uin, "?type=all")).containsExactly("individualBiometrics", "proofOfAddress");
        assertThat(categories(uin, "?type=metadata")).isEmpty();
        assertThat(categories(uin, "")).isEmpty();
        assertThat(biometrics(uin, "?type=bio")).isEqualTo(new String(cbeff, UTF_8));
        String templates = biometrics(uin, "?type=bio&fingerExtractionFormat=sourceafis");
        assertThat(templates)
                .contains("<Level>Processed</Level>", "SourceAFIS", "Left IndexFinger", "Left Thumb")
                .contains(Base64.getEncoder().encodeToString("an iris".getBytes(UTF_8)))
                .doesNotContain(Base64.getEncoder().encodeToString(image).substring(0, 60));
        for (String nothing : List.of(
                "?type=bio&fingerExtractionFormat=ISO19794_2",
                "?type=all&irisExtractionFormat=sourceafis",
                "?type=bio&faceExtractionFormat=onnx",
                "?type=bio&fingerExtractionFormat=sourceafis&faceExtractionFormat=onnx")) {
            assertThat(error(read(uin, nothing))).as(nothing).isEqualTo("IDR-IDS-009");
        }
        assertThat(error(read(uin, "?type=demo&fingerExtractionFormat=sourceafis")))
                .isEqualTo("IDR-IDC-002");
        assertThat(error(read(uin, "?type=everything"))).isEqualTo("IDR-IDC-002");
    }

    private static String withBiometrics(byte[] cbeff) {
        String uin = DOOR.drawnUin();
        Map<String, Object> identity = DOOR.fields(uin, "Quentin");
        identity.put("individualBiometrics", Map.of("format", "cbeff", "version", 1.0, "value", "bio"));
        identity.put("proofOfAddress", Map.of("type", "RNC", "format", "txt", "value", "poa"));
        List<Object> documents =
                List.of(document("individualBiometrics", cbeff), document("proofOfAddress", "Paper".getBytes(UTF_8)));
        DOOR.answer(
                HttpMethod.POST,
                IDENTITY,
                "mosip.id.create",
                Map.of("registrationId", RepositoryDoor.newRid(), "identity", identity, "documents", documents));
        return uin;
    }

    private static Map<String, String> document(String category, byte[] content) {
        return Map.of("category", category, "value", Base64.getUrlEncoder().encodeToString(content));
    }

    private static List<String> categories(String uin, String query) {
        return read(uin, query)
                .at("/response/documents")
                .valueStream()
                .map(document -> document.path("category").asString())
                .sorted()
                .toList();
    }

    private static String biometrics(String uin, String query) {
        JsonNode read = read(uin, query);
        String value = read.at("/response/documents/0/value").asString("");
        assertThat(value).as(read.toString()).isNotEmpty();
        return new String(Base64.getUrlDecoder().decode(value), UTF_8);
    }
}
