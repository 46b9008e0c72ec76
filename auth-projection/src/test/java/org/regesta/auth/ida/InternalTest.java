package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AnswerKind;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** The house's own services, known by their token. */
class InternalTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final AuthPartner house =
            new AuthPartner(World.key("bank"), World.key("IDA/INTERNAL").certificate(), "", "", "", world.clock);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_otp_is_sent_and_tried_by_the_same_service_even_where_otps_are_locked_for_partners() {
        world.ledger.append(
                "identity:" + amina.subject(),
                new IdentityEvent.FactorLocked(amina.subject(), Factor.OTP),
                InMemoryLedger.about(amina.subject()));
        world.project();
        assertThat(AuthenticationTest.ask(world, bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"))
                        .errors())
                .containsExactly("IDA-MLC-019");
        assertThat(sent(otpRequest()).errors()).isEmpty();
        Answer known = known(Map.of("otp", otp()));
        assertThat(known.errors()).isEmpty();
        assertThat(known.yes()).isTrue();
        Recorded recorded = world.ledger.all(Book.ACCESS).getLast();
        assertThat(((Answered) recorded.payload()).kind()).isEqualTo(AnswerKind.INTERNAL_AUTHENTICATION);
        assertThat(recorded.envelope().metadata())
                .containsEntry(Meta.ACTOR, "resident-services")
                .containsEntry(Meta.AUTHORITY, "mandate:resident-services@7")
                .containsEntry(Meta.SUBJECT, amina.subject());
    }

    @Test
    void an_otp_of_the_house_is_none_for_a_partner_and_the_other_way_round() {
        sent(otpRequest());
        assertThat(AuthenticationTest.ask(world, bank.byOtp("UIN", amina.uin(), TRANSACTION, otp()))
                        .errors())
                .containsExactly("IDA-OTA-011");
    }

    @Test
    void the_same_request_again_is_a_replay_and_one_sealed_for_partners_does_not_open() {
        byte[] request = otpRequest();
        assertThat(sent(request).errors()).isEmpty();
        assertThat(sent(request).errors()).containsExactly("IDA-MLC-001");
        Map<String, Object> foreign = bank.authEnvelope("UIN", amina.uin(), TRANSACTION, "{}".getBytes());
        foreign.put("id", "mosip.identity.auth.internal");
        assertThat(auth(foreign).errors()).containsExactly("IDA-MPA-003");
    }

    private byte[] otpRequest() {
        return bytes(Map.of(
                "id",
                "mosip.identity.otp.internal",
                "version",
                "1.0",
                "transactionID",
                TRANSACTION,
                "requestTime",
                MosipTime.text(world.clock.instant()),
                "individualId",
                amina.uin(),
                "individualIdType",
                "UIN",
                "otpChannel",
                java.util.List.of("PHONE")));
    }

    private Answer known(Map<String, ?> factors) {
        Map<String, Object> content = new java.util.TreeMap<>(factors);
        content.put("timestamp", MosipTime.text(world.clock.instant()));
        Map<String, Object> envelope = house.authEnvelope("UIN", amina.uin(), TRANSACTION, bytes(content));
        envelope.put("id", "mosip.identity.auth.internal");
        return auth(envelope);
    }

    private Answer auth(Map<String, Object> envelope) {
        return AuthPartnerClient.read(
                200,
                world.bean(InternalAuthEndpoint.class).auth(bytes(envelope)).getBody());
    }

    private Answer sent(byte[] request) {
        return AuthPartnerClient.read(
                200, world.bean(InternalOtpEndpoint.class).otp(request).getBody());
    }

    private String otp() {
        Optional<Matcher> digits = world.sender.lastTo("9876543210").map(message -> Pattern.compile("is ([0-9]{6}) ")
                .matcher(message.text()));
        assertThat(digits).isPresent();
        assertThat(digits.get().find()).isTrue();
        return digits.get().group(1);
    }

    private static byte[] bytes(Object json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
