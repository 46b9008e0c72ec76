package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.auth.Looked;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthGuardCommand.ShowSamples;
import org.regesta.command.authentication.api.AuthGuardCommand.Shown;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.ports.Attribution;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Caller;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.packet.RealPacket;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthDevice.Taken;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** Fingers as devices send them against those enrolled: authentication-grade images against registration-grade ones. */
@Needs(Needs.SHARED)
class FingerTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "bio", "authSubType": "FINGER"},
              {"authType": "bio", "authSubType": "FACE"}, {"authType": "kyc"}, {"authType": "otp"},
              {"authType": "otp-request"}],
             "allowedKycAttributes": [{"attributeName": "gender"}], "authTokenType": "partner"}""";
    private static final Certified MAKER = Certified.ca("Chips", World.LAST_YEAR, World.NEXT_YEAR);
    private static final Certified PROVIDER = Certified.ca("Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR);

    private static World world;
    private static AuthPartner bank;
    private static Someone amina;
    private static AuthDevice device;

    @BeforeAll
    static void enrol() {
        world = new World();
        world.anchor("FTM", MAKER);
        world.anchor("DEVICE", PROVIDER);
        bank = world.bank(POLICY);
        amina = world.amina(templates(Finger.RIGHT_INDEX, Finger.LEFT_THUMB));
        device = new AuthDevice(
                PROVIDER.certify("device provider", "Devices Ltd", World.LAST_YEAR, World.NEXT_YEAR),
                MAKER.certify("chip", "Chips", World.LAST_YEAR, World.NEXT_YEAR),
                World.key("IDA/IDA-FIR").certificate(),
                world.clock);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_finger_in_jpeg_2000_and_in_wsq_is_known_again() {
        assertThat(ask(taken("Right_Index.iso", "Right IndexFinger")).errors()).isEmpty();
        Answer answer = ask(taken("Left_Thumb_wsq.iso", "Left Thumb"));
        assertThat(answer.yes()).isTrue();
        assertThat(answer.token()).matches("[0-9]{36}");
        Answered recorded = (Answered) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(recorded.factors()).containsExactly("BIOMETRIC", "FINGER");
    }

    @Test
    void a_finger_whose_name_the_device_does_not_know_may_be_any_of_ten() {
        assertThat(ask(taken("Right_Index.iso", "UNKNOWN")).yes()).isTrue();
    }

    @Test
    void each_of_two_fingers_must_be_the_one_it_says() {
        assertThat(ask(taken("Right_Index.iso", "Right IndexFinger"), taken("Left_Thumb.iso", "Left Thumb"))
                        .yes())
                .isTrue();
        assertThat(ask(taken("Left_Thumb.iso", "Right IndexFinger"), taken("Right_Index.iso", "Left Thumb"))
                        .errors())
                .containsExactly("IDA-BIA-001", "IDA-BIA-001");
        assertThat(ask(taken("Right_Index.iso", "UNKNOWN"), taken("Right_Index_wsq.iso", "UNKNOWN"))
                        .errors())
                .containsExactly("IDA-BIA-001");
    }

    @Test
    void another_finger_is_no_match_and_one_never_enrolled_is_not_held() {
        assertThat(ask(taken("Left_Index.iso", "UNKNOWN")).errors()).containsExactly("IDA-BIA-001");
        assertThat(ask(taken("Left_Index.iso", "Left IndexFinger")).errors()).containsExactly("IDA-BIA-006");
        assertThat(ask(new Taken("Finger", "Left Thumb", new byte[] {1, 2, 3})).errors())
                .containsExactly("IDA-BIA-011");
    }

    @Test
    void a_finger_and_a_birth_date_together_need_both_to_be_right() {
        List<Map<String, Object>> right = device.biometrics(TRANSACTION, taken("Right_Index.iso", "Right IndexFinger"));
        assertThat(ask(Map.of("biometrics", right, "demographics", Map.of("dob", "1990/07/08")))
                        .yes())
                .isTrue();
        assertThat(ask(Map.of("biometrics", right, "demographics", Map.of("dob", "1991/07/08")))
                        .errors())
                .containsExactly("IDA-DEA-001");
    }

    @Test
    void an_otp_a_birth_date_and_a_finger_together_need_all_three_and_what_was_not_compared_is_not_spent() {
        assertThat(AuthenticationTest.ask(world, bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"))
                        .errors())
                .isEmpty();
        String text = world.sender.lastTo("9876543210").orElseThrow().text();
        String otp = text.replaceFirst(".* is ([0-9]{6}) .*", "$1");
        Map<String, Object> all = new TreeMap<>();
        all.put("demographics", Map.of("dob", "1990/07/08"));
        all.put("biometrics", device.biometrics(TRANSACTION, taken("Right_Index.iso", "Right IndexFinger")));
        all.put("otp", otp.equals("000000") ? "000001" : "000000");
        assertThat(ask(all).errors()).as("the others are not looked at").containsExactly("IDA-OTA-004");
        all.put("otp", otp);
        assertThat(ask(all).yes()).isTrue();
        Answered recorded = (Answered) world.ledger.all(Book.ACCESS).getLast().payload();
        assertThat(recorded.factors()).containsExactly("BIOMETRIC", "DEMOGRAPHIC", "FINGER", "OTP");
    }

    @Test
    void a_face_is_not_offered_without_a_model_and_an_iris_is_not_in_the_policy() {
        assertThat(ask(new Taken("Face", "", new byte[] {1})).errors()).containsExactly("IDA-MLC-011");
        assertThat(ask(new Taken("Iris", "Left", new byte[] {1})).errors()).containsExactly("IDA-MPA-006");
    }

    // attacks

    @Test
    void a_sample_of_another_transaction_or_changed_under_its_signature_says_nothing() {
        Taken finger = taken("Right_Index.iso", "Right IndexFinger");
        assertThat(ask(Map.of("biometrics", device.biometrics("0000000000", finger)))
                        .errors())
                .containsExactly("IDA-MLC-009");
        assertThat(ask(Map.of("biometrics", device.biometrics("0000000000", put("transactionId", TRANSACTION), finger)))
                        .errors())
                .containsExactly("IDA-MPA-003");
        assertThat(changed(put("env", "Production"), finger)).containsExactly("IDA-MLC-024");
        assertThat(changed(put("purpose", "Registration"), finger)).containsExactly("IDA-MLC-009");
        assertThat(changed(put("bioType", "Voice"), finger)).containsExactly("IDA-MLC-009");
        assertThat(changed(put("timestamp", "2026-11-21T11:00:00.000Z"), finger))
                .containsExactly("IDA-MPA-003"); // its time is part of how it is sealed
    }

    @Test
    void samples_out_of_their_chain_twice_or_too_many_are_refused() {
        List<Map<String, Object>> two = device.biometrics(
                TRANSACTION, taken("Right_Index.iso", "Right IndexFinger"), taken("Left_Thumb.iso", "Left Thumb"));
        assertThat(ask(Map.of("biometrics", two.reversed())).errors()).containsExactly("IDA-BIA-014");
        assertThat(ask(taken("Left_Thumb.iso", "Left Thumb"), taken("Left_Thumb_wsq.iso", "Left Thumb"))
                        .errors())
                .containsExactly("IDA-BIA-002");
    }

    @Test
    void devices_and_providers_that_nobody_vouches_for_are_unknown() {
        Certified stranger = Certified.ca("Strangers", World.LAST_YEAR, World.NEXT_YEAR)
                .certify("anyone", "Strangers", World.LAST_YEAR, World.NEXT_YEAR);
        Taken finger = taken("Right_Index.iso", "Right IndexFinger");
        AuthDevice provider = new AuthDevice(stranger, device.chip(), device.encryption(), world.clock);
        assertThat(ask(Map.of("biometrics", provider.biometrics(TRANSACTION, finger)))
                        .errors())
                .containsExactly("IDA-BIA-005");
        AuthDevice chip = new AuthDevice(device.provider(), stranger, device.encryption(), world.clock);
        assertThat(ask(Map.of("biometrics", chip.biometrics(TRANSACTION, finger)))
                        .errors())
                .containsExactly("IDA-BIA-004");
        AuthDevice wrongKey = new AuthDevice(
                device.provider(), device.chip(), World.key("IDA/PARTNER").certificate(), world.clock);
        assertThat(ask(Map.of("biometrics", wrongKey.biometrics(TRANSACTION, finger)))
                        .errors())
                .containsExactly("IDA-MPA-003");
    }

    @Test
    void a_device_of_faces_takes_no_fingers_and_one_that_does_not_say_what_it_takes_takes_nothing() {
        Taken finger = taken("Right_Index.iso", "Right IndexFinger");
        assertThat(changed(put("digitalId", device.digitalId("Face")), finger)).containsExactly("IDA-DPM-004");
        assertThat(changed(put("digitalId", device.digitalId("")), finger)).containsExactly("IDA-MLC-006");
        assertThat(changed(put("digitalId", device.digitalId("FINGER")), finger))
                .isEmpty();
    }

    @Test
    void an_old_sample_in_a_fresh_request_is_stale() {
        List<Map<String, Object>> old = device.biometrics(TRANSACTION, taken("Right_Index.iso", "Right IndexFinger"));
        world.clock.advance(Duration.ofMinutes(4));
        assertThat(ask(Map.of("biometrics", old)).errors()).containsExactly("IDA-MLC-001");
    }

    @Test
    void a_stripped_or_hollow_signature_is_none() {
        List<Map<String, Object>> samples =
                device.biometrics(TRANSACTION, taken("Right_Index.iso", "Right IndexFinger"));
        String data = samples.getFirst().get("data").toString();
        String payload = data.split("\\.", -1)[1];
        for (String forged : List.of(
                data.substring(0, data.lastIndexOf('.') + 1),
                payload,
                "eyJhbGciOiJub25lIn0." + payload + ".",
                "eyJhbGciOiJIUzI1NiJ9." + payload + ".AAAA")) {
            Map<String, Object> sample = new TreeMap<>(samples.getFirst());
            sample.put("data", forged);
            assertThat(ask(Map.of("biometrics", List.of(sample))).errors()).containsExactly("IDA-BIA-015");
        }
    }

    @Test
    void what_says_for_whom_a_sample_was_taken_cannot_be_left_out_of_the_request_or_the_sample() {
        Taken finger = taken("Right_Index.iso", "Right IndexFinger");
        for (String name : List.of("domainUri", "env")) {
            UnaryOperator<Map<String, Object>> without = data -> {
                data.remove(name);
                return data;
            };
            assertThat(changed(without, finger)).as("sample without " + name).containsExactly("IDA-MLC-009");
            byte[] request = Json.write(Map.of(
                            "biometrics",
                            device.biometrics(TRANSACTION, finger),
                            "timestamp",
                            MosipTime.text(world.clock.instant())))
                    .getBytes(StandardCharsets.UTF_8);
            Map<String, Object> envelope = without.apply(bank.authEnvelope("UIN", amina.uin(), TRANSACTION, request));
            assertThat(AuthenticationTest.ask(world, bank.signed("auth", envelope))
                            .errors())
                    .as("request without " + name)
                    .containsExactly("IDA-MLC-009");
        }
    }

    @Test
    void parts_of_one_sample_are_none_of_another_and_a_device_that_does_not_say_what_it_is_is_none() {
        Taken finger = taken("Right_Index.iso", "Right IndexFinger");
        Map<String, Object> one = device.biometrics(TRANSACTION, finger).getFirst();
        for (String part : List.of("sessionKey", "thumbprint", "hash")) {
            Map<String, Object> without = new TreeMap<>(one);
            without.remove(part);
            Map<String, Object> swapped = new TreeMap<>(one);
            swapped.put(part, part.equals("thumbprint") ? "00" : other(part));
            assertThat(ask(Map.of("biometrics", List.of(swapped))).errors())
                    .as("another's " + part)
                    .containsExactly(part.equals("hash") ? "IDA-BIA-014" : "IDA-MPA-003");
            if (!part.equals("thumbprint")) { // it may be left out: every key of the house is tried then
                assertThat(ask(Map.of("biometrics", List.of(without))).errors()).containsExactly("IDA-MLC-006");
            }
        }
        assertThat(changed(put("digitalId", ""), finger)).containsExactly("IDA-MLC-006");
        assertThat(changed(put("digitalId", one.get("data").toString()), finger)) // signed, but by no chip
                .containsExactly("IDA-BIA-004");
        world.clock.advance(Duration.ofMinutes(4));
        String before = digitalId(one);
        assertThat(changed(put("digitalId", before), finger)).containsExactly("IDA-MLC-001");
    }

    @Test
    void a_finger_that_was_compared_once_gives_no_second_answer_at_any_door_nor_to_many_at_once() {
        Taken finger = taken("Right_Index.iso", "Right IndexFinger");
        Map<String, ?> shown = Map.of("biometrics", device.biometrics(TRANSACTION, finger));
        List<Prepared> requests = Stream.generate(() -> bank.auth("UIN", amina.uin(), TRANSACTION, shown))
                .limit(3)
                .toList();
        assertThat(requests.parallelStream()
                        .map(request -> AuthenticationTest.ask(world, request))
                        .filter(Answer::yes))
                .hasSize(1);
        world.guards.restart();
        assertThat(AuthenticationTest.ask(world, bank.kyc("UIN", amina.uin(), TRANSACTION, shown))
                        .errors())
                .containsExactly("IDA-MLC-001");
    }

    @Test
    void after_five_wrong_fingers_not_even_the_right_one_is_compared_for_half_a_minute() {
        Someone bao = world.amina(templates(Finger.RIGHT_INDEX));
        Taken wrong = taken("Left_Index.iso", "UNKNOWN");
        Attribution device = world.bean(Caller.class).attribution("test");
        for (int i = 1; i < AuthLimit.BIOMETRIC_WRONG.most(); i++) { // the rule itself: to look at fingers takes long
            ShowSamples missed = new ShowSamples(bao.subject(), Set.of("wrong-" + i), false, World.NOON, World.NOON);
            assertThat(world.guards.commands().send(missed, device).result()).isEqualTo(Shown.WRONG);
        }
        assertThat(ask(bao, wrong).errors()).containsExactly("IDA-BIA-001");
        world.guards.restart();
        Taken right = taken("Right_Index.iso", "Right IndexFinger");
        assertThat(ask(bao, right).errors()).containsExactly("IDA-MLC-019");
        assertThat(AuthenticationTest.ask(
                                world, bank.byDemographics("UIN", bao.uin(), TRANSACTION, Map.of("dob", "1990/07/08")))
                        .yes())
                .as("who locks out one factor locks out no other")
                .isTrue();
        world.clock.advance(AuthLimit.BIOMETRIC_WRONG.within());
        assertThat(ask(bao, right).yes()).isTrue();
    }

    private static String other(String part) {
        Map<String, Object> another = device.biometrics(TRANSACTION, taken("Left_Thumb.iso", "Left Thumb"))
                .getFirst();
        return another.get(part).toString();
    }

    private static String digitalId(Map<String, Object> sample) {
        String payload = sample.get("data").toString().split("\\.", -1)[1];
        return Json.tree(Base64.getUrlDecoder().decode(payload))
                .path("digitalId")
                .asString();
    }

    private static Answer ask(Someone who, Taken taken) {
        world.clock.advance(Duration.ofMillis(1));
        return AuthenticationTest.ask(
                world,
                bank.auth("UIN", who.uin(), TRANSACTION, Map.of("biometrics", device.biometrics(TRANSACTION, taken))));
    }

    private List<String> changed(UnaryOperator<Map<String, Object>> change, Taken finger) {
        return ask(Map.of("biometrics", device.biometrics(TRANSACTION, change, finger)))
                .errors();
    }

    private static UnaryOperator<Map<String, Object>> put(String name, String value) {
        return data -> {
            data.put(name, value);
            return data;
        };
    }

    private static Answer ask(Taken... taken) {
        return ask(Map.of("biometrics", device.biometrics(TRANSACTION, taken)));
    }

    private static Answer ask(Map<String, ?> factors) {
        return AuthenticationTest.ask(world, bank.auth("UIN", amina.uin(), TRANSACTION, factors));
    }

    private static Taken taken(String file, String subtype) {
        try {
            return new Taken(
                    "Finger",
                    subtype,
                    Files.readAllBytes(Shared.data("mosip/biometrics/mockmds-profile/Default/Auth/" + file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, byte[]> templates(Finger... fingers) {
        Map<String, byte[]> templates = new TreeMap<>();
        for (Finger finger : fingers) {
            byte[] iso = RealPacket.finger("Registration", finger);
            templates.put(
                    finger.subtype(),
                    Looked.BIOMETRICS.extract(new BiometricRecord("Finger", finger.subtype(), false, 0, iso)));
        }
        return templates;
    }
}
