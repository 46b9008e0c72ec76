package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.auth.RocksAccess;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** What was answered, guessed or spent before the process ended is so after it, at partners' doors and our own. */
class AfterRestartTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, ?> BORN = Map.of("demographics", Map.of("dob", "1990/07/08"));
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "otp"}, {"authType": "otp-request"},
               {"authType": "kyc"}, {"authType": "kycauth"}, {"authType": "kycexchange"}],
             "allowedKycAttributes": [{"attributeName": "gender"}], "authTokenType": "partner"}""";

    @TempDir
    Path folder;

    private World world;
    private AuthPartner bank;
    private AuthPartner house;
    private Someone amina;

    @BeforeEach
    void open() {
        world = new World(new InMemoryVault(), made -> new RocksAccess(folder, made));
        bank = world.bank(POLICY);
        house = new AuthPartner(World.key("bank"), World.key("IDA/INTERNAL").certificate(), "", "", "", world.clock);
        amina = world.amina();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_request_that_was_answered_is_answered_no_second_time_at_any_door() {
        Map<String, Prepared> partners = new LinkedHashMap<>();
        partners.put("auth", bank.auth("UIN", amina.uin(), TRANSACTION, BORN));
        partners.put("kyc", bank.kyc("UIN", amina.uin(), TRANSACTION, BORN));
        partners.put("otp", bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
        Prepared kycAuth = bank.kycAuth("UIN", amina.uin(), TRANSACTION, BORN);
        String token = ask(kycAuth).json().path("response").path("kycToken").asString();
        partners.put(
                "kyc-exchange", bank.kycExchange("UIN", amina.uin(), TRANSACTION, token, List.of("gender"), "JWS"));
        byte[] internalOtp = bytes(internal("mosip.identity.otp.internal", Map.of()));
        byte[] internalAuth = bytes(internal("mosip.identity.auth.internal", BORN));
        partners.forEach(
                (door, request) -> assertThat(ask(request).errors()).as(door).isEmpty());
        assertThat(otp(internalOtp).errors()).isEmpty();
        assertThat(auth(internalAuth).errors()).isEmpty();
        int sent = world.sender.sent().size();

        world.guards.restart();

        partners.put("kyc-auth", kycAuth);
        partners.forEach(
                (door, request) -> assertThat(ask(request).errors()).as(door).containsExactly("IDA-MLC-001"));
        assertThat(otp(internalOtp).errors()).containsExactly("IDA-MLC-001");
        assertThat(auth(internalAuth).errors()).containsExactly("IDA-MLC-001");
        assertThat(world.sender.sent()).as("nobody is written to twice").hasSize(sent);
        Prepared again = bank.kycExchange("UIN", amina.uin(), TRANSACTION, token, List.of("gender"), "JWE");
        assertThat(ask(again).errors()).containsExactly("IDA-KYE-003");
    }

    @Test
    void guesses_at_the_houses_own_door_are_counted_on() {
        assertThat(otp(bytes(internal("mosip.identity.otp.internal", Map.of()))).errors())
                .isEmpty();
        String right = sentOtp();
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 1; i < AuthLimit.OTP_WRONG.most(); i++) {
            assertThat(guess(wrong)).containsExactly("IDA-OTA-004");
            world.guards.restart();
        }
        assertThat(guess(wrong)).containsExactly("IDA-OTA-013");
        world.guards.restart();
        assertThat(guess(right)).containsExactly("IDA-OTA-013");
        assertThat(ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE")).errors())
                .containsExactly("IDA-OTA-013");
    }

    private List<String> guess(String otp) {
        return auth(bytes(internal("mosip.identity.auth.internal", Map.of("otp", otp))))
                .errors();
    }

    private Map<String, Object> internal(String id, Map<String, ?> factors) {
        world.clock.advance(Duration.ofMillis(2));
        Map<String, Object> content = new TreeMap<>(factors);
        content.put("timestamp", MosipTime.text(world.clock.instant()));
        Map<String, Object> envelope = house.authEnvelope("UIN", amina.uin(), TRANSACTION, bytes(content));
        envelope.put("id", id);
        envelope.put("otpChannel", List.of("PHONE"));
        return envelope;
    }

    private Answer otp(byte[] request) {
        return AuthPartnerClient.read(
                200, world.bean(InternalOtpEndpoint.class).otp(request).getBody());
    }

    private Answer auth(byte[] request) {
        return AuthPartnerClient.read(
                200, world.bean(InternalAuthEndpoint.class).auth(request).getBody());
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }

    private String sentOtp() {
        Matcher digits = Pattern.compile("is ([0-9]{6}) ")
                .matcher(world.sender.lastTo("9876543210").orElseThrow().text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private static byte[] bytes(Object json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
