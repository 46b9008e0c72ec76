package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.command.masterdata.api.DefaultIdentitySchema;
import org.regesta.events.officer.Role;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** MOSIP's resident services over the port: what residents do with their own identity, and with no one else's. */
@Timeout(300)
class ResidentDoorTest {

    private static final Knocker DOOR = new Knocker();
    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000);
    private static final String SERVICE = DOOR.tokenOf("resident-services", Role.RESIDENT);
    private static final Pattern OTP = Pattern.compile("is ([0-9]{6}) ");

    private record Person(String uin, String phone) {}

    @Test
    void a_resident_makes_a_virtual_id_and_revokes_it_by_otps() {
        Person gita = enrolled();
        String vid = resident(
                        HttpMethod.POST,
                        "/resident/v1/vid",
                        "mosip.resident.vid",
                        gita,
                        otp(gita),
                        "vidType",
                        "Temporary")
                .at("/response/vid")
                .asString("");
        assertThat(read("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(gita.uin());
        JsonNode revoked = resident(
                HttpMethod.PATCH,
                "/resident/v1/vid/" + vid,
                "mosip.resident.vidstatus",
                gita,
                otp(gita),
                "vidStatus",
                "REVOKED");
        assertThat(revoked.at("/response/message").asString("")).startsWith("Notification has been sent");
        assertThat(error(read("/idrepository/v1/vid/" + vid))).isEqualTo("IDR-VID-001");
    }

    @Test
    void a_factor_is_locked_and_unlocked_by_otps() {
        Person hugo = enrolled();
        lock("lock", "mosip.resident.authlock", hugo, otp(hugo));
        assertThat(locks(hugo)).contains("\"locked\":true");
        lock("unlock", "mosip.resident.authunlock", hugo, otp(hugo));
        assertThat(locks(hugo)).doesNotContain("\"locked\":true");
    }

    private static JsonNode history(Person who, String otp, String start, String size) {
        Map<String, Object> request = Map.of(
                "transactionID",
                transaction(who),
                "individualId",
                who.uin(),
                "otp",
                otp,
                "pageStart",
                start,
                "pageFetch",
                size);
        return send(
                HttpMethod.POST,
                "/resident/v1/req/auth-history",
                SERVICE,
                envelope("mosip.resident.authhistory", request));
    }

    @Test
    void what_one_was_authenticated_for_is_told_by_an_otp_newest_first_and_page_by_page() {
        Person mara = enrolled();
        lock("lock", "mosip.resident.authlock", mara, otp(mara));
        JsonNode told = history(mara, otp(mara), "", "");
        while (told.at("/response/authHistory").size() < 4) { // until the view has them
            told = history(mara, otp(mara), "", "");
        }
        JsonNode newest = told.at("/response/authHistory/0");
        assertThat(newest.path("serialNumber").asInt()).isEqualTo(1);
        assertThat(newest.path("idUsed").asString()).isEqualTo("UIN");
        assertThat(newest.path("partnerTransactionId").asString()).isEqualTo(transaction(mara));
        assertThat(newest.path("date").asString() + newest.path("time").asString())
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}");
        assertThat(told.at("/response/authHistory").toString()).contains("OTP-REQUEST", "OTP-AUTH");
        assertThat(told.at("/response/message").asString()).startsWith("Notification has been sent");
        JsonNode second = history(mara, otp(mara), "2", "1").at("/response/authHistory");
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.path(0).path("serialNumber").asInt()).isEqualTo(2);
    }

    @Test
    void nobody_is_told_of_anothers_authentications_and_what_is_wrong_with_the_question_is_named() {
        Person nia = enrolled();
        Person omar = enrolled();
        String hers = otp(nia);
        assertThat(error(history(omar, hers, "", ""))).isEqualTo("RES-SER-422");
        assertThat(error(history(new Person("1234567890", nia.phone()), hers, "", "")))
                .isEqualTo("RES-SER-422");
        assertThat(error(history(nia, "12345", "", ""))).isEqualTo("RES-SER-410");
        assertThat(history(nia, hers, "1", "").toString()).contains("RES-SER-410", "pageFetch");
        assertThat(history(nia, hers, "0", "1").toString()).contains("RES-SER-410", "pageStart");
        assertThat(history(nia, hers, "1", "1000").toString()).contains("RES-SER-410", "pageFetch");
        assertThat(error(history(nia, hers, "", ""))).isEqualTo("none");
        assertThat(error(history(nia, hers, "", ""))).isEqualTo("RES-SER-422");
    }

    @Test
    void without_the_otp_nothing_is_done_and_it_is_good_once() {
        Person ines = enrolled();
        String otp = otp(ines);
        assertThat(error(lock("lock", "mosip.resident.authlock", ines, otp.equals("111111") ? "222222" : "111111")))
                .isEqualTo("RES-SER-422");
        assertThat(locks(ines)).doesNotContain("\"locked\":true");
        assertThat(error(lock("lock", "mosip.resident.authlock", ines, otp))).isEqualTo("none");
        assertThat(error(lock("unlock", "mosip.resident.authunlock", ines, otp)))
                .isEqualTo("RES-SER-422");
    }

    @Test
    void one_persons_otp_does_nothing_to_another_and_a_foreign_virtual_id_is_none_of_theirs() {
        Person jan = enrolled();
        Person kofi = enrolled();
        String hers = otp(jan);
        assertThat(error(lock("lock", "mosip.resident.authlock", kofi, hers))).isEqualTo("RES-SER-422");
        assertThat(error(lock("unlock", "mosip.resident.authunlock", kofi, hers)))
                .isEqualTo("RES-SER-422");
        assertThat(error(resident(
                        HttpMethod.POST, "/resident/v1/vid", "mosip.resident.vid", kofi, hers, "vidType", "Perpetual")))
                .isEqualTo("RES-SER-422");
        String vid = resident(
                        HttpMethod.POST,
                        "/resident/v1/vid",
                        "mosip.resident.vid",
                        kofi,
                        otp(kofi),
                        "vidType",
                        "Perpetual")
                .at("/response/vid")
                .asString("");
        assertThat(error(resident(
                        HttpMethod.PATCH,
                        "/resident/v1/vid/" + vid,
                        "mosip.resident.vidstatus",
                        jan,
                        otp(jan),
                        "vidStatus",
                        "REVOKED")))
                .isEqualTo("RES-SER-013");
        assertThat(read("/idrepository/v1/vid/" + vid).at("/response/UIN").asString())
                .isEqualTo(kofi.uin());
    }

    @Test
    void what_cannot_be_meant_is_named() {
        Person lena = enrolled();
        assertThat(error(resident(
                        HttpMethod.POST, "/resident/v1/vid", "mosip.other", lena, "111111", "vidType", "Perpetual")))
                .isEqualTo("RES-SER-410");
        assertThat(resident(
                                HttpMethod.POST,
                                "/resident/v1/vid",
                                "mosip.resident.vid",
                                lena,
                                "11111",
                                "vidType",
                                "Perpetual")
                        .toString())
                .contains("RES-SER-410")
                .contains("otp");
    }

    private static JsonNode lock(String what, String id, Person who, String otp) {
        return resident(HttpMethod.POST, "/resident/v1/req/auth-" + what, id, who, otp, "unlockForSeconds", "900");
    }

    private static String locks(Person who) {
        return read("/idrepository/v1/identity/authtypes/status/" + who.uin()).toString();
    }

    private static JsonNode resident(
            HttpMethod method, String path, String id, Person who, String otp, String field, String value) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "transactionID", transaction(who), "individualId", who.uin(), "individualIdType", "UIN", "otp", otp));
        request.put(field, value);
        if (path.contains("/req/")) {
            request.put("authType", List.of("bio-FINGER"));
        }
        return send(method, path, SERVICE, envelope(id, request));
    }

    private static String transaction(Person who) {
        return who.phone();
    }

    private static String otp(Person who) {
        JsonNode sent = askForOtp(who);
        while (error(sent).equals("IDA-MLC-018")) { // until the authentication view has them
            sent = askForOtp(who);
        }
        assertThat(sent.at("/response/maskedMobile").asString(""))
                .as(sent.toString())
                .isNotEmpty();
        return newest(who);
    }

    private static JsonNode askForOtp(Person who) {
        return send(
                HttpMethod.POST,
                "/resident/v1/req/otp",
                SERVICE,
                Map.of(
                        "id",
                        "mosip.identity.otp.internal",
                        "version",
                        "1.0",
                        "transactionID",
                        transaction(who),
                        "requestTime",
                        MosipTime.text(java.time.Instant.now()),
                        "individualId",
                        who.uin(),
                        "individualIdType",
                        "UIN",
                        "otpChannel",
                        List.of("PHONE")));
    }

    /** From the outbox, as the person would read it. */
    private static String newest(Person who) {
        for (JsonNode entry : read("/v1/outbox").path("items")) {
            JsonNode message = read("/v1/outbox/" + entry.path("id").asString());
            Matcher otp = OTP.matcher(message.path("text").asString(""));
            if (message.path("recipient").asString("").equals(who.phone()) && otp.find()) {
                return otp.group(1);
            }
        }
        throw new AssertionError("no OTP was sent");
    }

    private static synchronized Person enrolled() {
        String phone = "98700" + NUMBERS.incrementAndGet();
        String uin = read("/v1/idgenerator/uin").at("/response/uin").asString();
        Map<String, Object> identity = Map.of(
                "UIN",
                uin,
                "IDSchemaVersion",
                new BigDecimal(schema()),
                "fullName",
                List.of(Map.of("language", "eng", "value", "Resident")),
                "dateOfBirth",
                "1992/04/15",
                "gender",
                List.of(Map.of("language", "eng", "value", "FLE")),
                "phone",
                phone);
        JsonNode created = send(
                HttpMethod.POST,
                "/idrepository/v1/identity/",
                DOOR.master(),
                envelope(
                        "mosip.id.create",
                        Map.of(
                                "registrationId",
                                "1000110002" + NUMBERS.get() + "20261121120000",
                                "identity",
                                identity)));
        assertThat(created.at("/response/status").asString(""))
                .as(created.toString())
                .isEqualTo("ACTIVATED");
        return new Person(uin, phone);
    }

    private static String schema() {
        String version = published();
        if (version.isEmpty()) {
            JsonNode drafted = send(
                    HttpMethod.POST,
                    "/v1/masterdata/idschema",
                    DOOR.master(),
                    envelope(
                            "",
                            Map.of(
                                    "title",
                                    "Identity",
                                    "description",
                                    "As shipped",
                                    "schema",
                                    DefaultIdentitySchema.json())));
            String from = MosipTime.text(java.time.Instant.now().plusSeconds(1));
            String id = drafted.at("/response/id").asString("");
            send(
                    HttpMethod.PUT,
                    "/v1/masterdata/idschema/publish",
                    DOOR.master(),
                    envelope("", Map.of("id", id, "effectiveFrom", from)));
            while (version.isEmpty()) { // until the view has it
                version = published();
            }
        }
        return version;
    }

    private static String published() {
        return read("/v1/masterdata/idschema/latest").at("/response/idVersion").asString("");
    }

    private static Map<String, Object> envelope(String id, Map<String, ?> request) {
        return Map.of(
                "id", id, "version", "v1", "requesttime", MosipTime.text(java.time.Instant.now()), "request", request);
    }

    private static JsonNode read(String path) {
        return tree(DOOR.knock(HttpMethod.GET, path, Optional.of(DOOR.master()), new byte[0], "")
                .body());
    }

    private static JsonNode send(HttpMethod method, String path, String token, Object body) {
        byte[] bytes = Json.write(body).getBytes(UTF_8);
        return tree(DOOR.knock(method, path, Optional.of(token), bytes, "application/json")
                .body());
    }

    private static JsonNode tree(String text) {
        return Json.tree(text.getBytes(UTF_8));
    }

    private static String error(JsonNode answered) {
        return answered.at("/errors/0/errorCode").asString("none");
    }
}
