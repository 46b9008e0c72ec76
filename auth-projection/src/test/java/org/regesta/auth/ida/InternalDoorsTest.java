package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** What partners try at their doors, tried at the doors of the house's own services: a stolen token is no more. */
class InternalDoorsTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;

    /** The two services, and where else they are served: residents' requests and verification are the same ones. */
    static final Set<String> PATHS = Set.of(
            "/idauthentication/v1/internal/otp",
            "/idauthentication/v1/internal/auth",
            "/idauthentication/v1/internal/verifyidentity",
            "/resident/v1/req/otp");

    enum Place {
        RESIDENT_OTP("mosip.identity.otp.internal"),
        OTP("mosip.identity.otp.internal"),
        AUTH("mosip.identity.auth.internal");

        private final String id;

        Place(String id) {
            this.id = id;
        }
    }

    private final World world = new World();
    private final AuthPartner house =
            new AuthPartner(World.key("bank"), World.key("IDA/INTERNAL").certificate(), "", "", "", world.clock);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_is_good_at_one_door_once_and_for_a_minute(Place place) {
        byte[] request = bytes(envelope(place));
        Place other = place == Place.AUTH ? Place.OTP : Place.AUTH;
        assertThat(ask(other, request).errors()).containsExactly("IDA-MLC-009");
        assertThat(ask(place, request).errors()).doesNotContain("IDA-MLC-001");
        assertThat(ask(place, request).errors()).containsExactly("IDA-MLC-001");
        Stream.of(Place.values())
                .filter(same -> same.id.equals(place.id))
                .forEach(same ->
                        assertThat(ask(same, request).errors()).as(same.name()).containsExactly("IDA-MLC-001"));
        byte[] late = bytes(envelope(place));
        world.clock.advance(Duration.ofSeconds(61));
        assertThat(ask(place, late).errors()).containsExactly("IDA-MLC-001");
        Map<String, Object> early = envelope(place);
        early.put("requestTime", MosipTime.text(world.clock.instant().plusSeconds(31)));
        assertThat(ask(place, bytes(early)).errors()).containsExactly("IDA-MLC-001");
    }

    @ParameterizedTest
    @EnumSource
    void deep_large_and_broken_bodies_are_an_answer(Place place) {
        for (String body : List.of(
                "",
                "[",
                "{\"id\":",
                "null",
                "{\"id\":1,\"id\":2}",
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000),
                "\"" + "x".repeat(10 << 20) + "\"")) {
            assertThat(ask(place, body.getBytes(StandardCharsets.UTF_8)).errors())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("IDA-MLC-00");
        }
    }

    @ParameterizedTest
    @EnumSource
    void odd_texts_in_every_field_are_an_answer_and_never_repeated(Place place) {
        for (String field : envelope(place).keySet()) {
            for (String odd : EveryDoorTest.ODD) {
                Map<String, Object> envelope = envelope(place);
                envelope.put(field, odd);
                Answer answer = ask(place, bytes(envelope));
                if (odd.length() > 4) {
                    assertThat(answer.json().toString()).as(field).doesNotContain(odd);
                }
            }
        }
    }

    @Test
    void of_two_hundred_guesses_at_once_five_are_evaluated_and_then_the_right_one_is_refused_too() throws Exception {
        assertThat(ask(Place.OTP, bytes(envelope(Place.OTP))).errors()).isEmpty();
        String right = otp();
        String wrong = right.equals("000000") ? "000001" : "000000";
        List<Callable<Answer>> guesses = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] guess = bytes(guess(wrong));
            guesses.add(() -> ask(Place.AUTH, guess));
        }
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Answer> answer : threads.invokeAll(guesses)) {
                answers.addAll(answer.get().errors());
            }
        }
        assertThat(answers).hasSize(200);
        assertThat(answers).filteredOn("IDA-OTA-004"::equals).hasSize(AuthLimit.OTP_WRONG.most() - 1);
        assertThat(answers).filteredOn("IDA-OTA-013"::equals).hasSize(200 - AuthLimit.OTP_WRONG.most() + 1);
        assertThat(ask(Place.AUTH, bytes(guess(right))).errors()).containsExactly("IDA-OTA-013");
        assertThat(ask(Place.OTP, bytes(envelope(Place.OTP))).errors()).containsExactly("IDA-OTA-013");
    }

    @Test
    void an_otp_is_sent_a_hundred_times_a_minute_and_no_more() {
        for (int i = 0; i < AuthLimit.OTP_SENT.most(); i++) {
            assertThat(ask(Place.OTP, bytes(envelope(Place.OTP))).errors()).isEmpty();
        }
        assertThat(ask(Place.OTP, bytes(envelope(Place.OTP))).errors()).containsExactly("IDA-OTA-001");
        assertThat(world.sender.sent()).hasSize(AuthLimit.OTP_SENT.most());
    }

    private Map<String, Object> guess(String otp) {
        world.clock.advance(Duration.ofMillis(2));
        Map<String, Object> content = Map.of("otp", otp, "timestamp", MosipTime.text(world.clock.instant()));
        Map<String, Object> envelope = house.authEnvelope("UIN", amina.uin(), TRANSACTION, bytes(content));
        envelope.put("id", Place.AUTH.id);
        return envelope;
    }

    private Map<String, Object> envelope(Place place) {
        if (place == Place.AUTH) {
            return guess("123456");
        }
        world.clock.advance(Duration.ofMillis(2));
        Map<String, Object> envelope = new TreeMap<>();
        envelope.put("id", place.id);
        envelope.put("version", "1.0");
        envelope.put("transactionID", TRANSACTION);
        envelope.put("requestTime", MosipTime.text(world.clock.instant()));
        envelope.put("individualId", amina.uin());
        envelope.put("individualIdType", "UIN");
        envelope.put("otpChannel", List.of("PHONE"));
        return envelope;
    }

    private Answer ask(Place place, byte[] request) {
        byte[] answer =
                switch (place) {
                    case OTP ->
                        world.bean(InternalOtpEndpoint.class).otp(request).getBody();
                    case RESIDENT_OTP ->
                        world.bean(ResidentOtpEndpoint.class).otp(request).getBody();
                    case AUTH ->
                        world.bean(InternalAuthEndpoint.class).auth(request).getBody();
                };
        return AuthPartnerClient.read(200, answer);
    }

    private String otp() {
        Matcher digits = Pattern.compile("is ([0-9]{6}) ")
                .matcher(world.sender.lastTo("9876543210").orElseThrow().text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private static byte[] bytes(Object json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
