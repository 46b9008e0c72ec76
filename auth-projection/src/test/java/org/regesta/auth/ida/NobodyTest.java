package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.events.AgeGroup;
import org.regesta.events.hotlist.HotlistEvent;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.wire.Digits;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** Whoever may not ask about a person learns no more of a number of somebody than of one of nobody: the same bytes. */
class NobodyTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, ?> BORN = Map.of("demographics", Map.of("dob", "1990/07/08"));

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final AuthPartner shop = world.partner("shop", World.key("shop"), """
            {"allowedAuthTypes": [{"authType": "otp"}], "authTokenType": "partner"}""");
    private final Someone amina = world.amina();
    private final String nobodys = Digits.withCheck("271938465");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void who_is_refused_before_a_person_is_looked_for_reads_the_same_of_anybody() {
        Map<String, Function<String, Prepared>> asking = new LinkedHashMap<>();
        asking.put("signed by nobody", number -> unsigned(bank.auth("UIN", number, TRANSACTION, BORN)));
        asking.put("an OTP, signed by nobody", number -> unsigned(bank.otp("UIN", number, TRANSACTION, "PHONE")));
        asking.put("without consent", number -> changed(number, "consentObtained", false));
        asking.put("too old", number -> changed(number, "requestTime", MosipTime.text(hourAgo())));
        asking.put("a factor not in the policy", number -> shop.auth("UIN", number, TRANSACTION, BORN));
        asking.put("OTPs not in the policy", number -> shop.otp("UIN", number, TRANSACTION, "PHONE"));
        asking.put("no OTP at all", number -> bank.byOtp("UIN", number, TRANSACTION, "12345"));
        asking.put("no factor", number -> bank.auth("UIN", number, TRANSACTION, Map.of()));
        asking.put("not decipherable", number -> changed(number, "requestSessionKey", "AAAA"));
        asking.put("no channel", number -> bank.otp("UIN", number, TRANSACTION));
        asking.put("e-KYC not in the policy", number -> bank.kyc("UIN", number, TRANSACTION, BORN));
        asking.forEach((what, request) ->
                assertThat(answer(request.apply(amina.uin()))).as(what).isEqualTo(answer(request.apply(nobodys))));
    }

    @Test
    void who_is_blocked_is_not_told_who_is_known() {
        String entry = world.bean(Hotlist.class).entry(HotlistKind.PARTNER_ID, bank.partnerId());
        world.ledger.append(
                "hotlist:" + entry, new HotlistEvent.Blocked(entry, HotlistKind.PARTNER_ID, Optional.empty()));
        world.project();
        for (Function<String, Prepared> asking : List.<Function<String, Prepared>>of(
                number -> bank.auth("UIN", number, TRANSACTION, BORN),
                number -> bank.otp("UIN", number, TRANSACTION, "PHONE"))) {
            String answer = answer(asking.apply(amina.uin()));
            assertThat(answer).contains("IDA-MLC-022").isEqualTo(answer(asking.apply(nobodys)));
        }
    }

    @Test
    void who_was_forgotten_and_a_virtual_id_that_ended_are_as_if_they_had_never_been() {
        Someone gone = world.person(new SecureRandom(), AgeGroup.ADULT, Map.of("dateOfBirth", "\"1990/07/08\""));
        world.ledger.append("identity:" + gone.subject(), erased(gone.subject()), InMemoryLedger.about(gone.subject()));
        String vid = "vid-" + Math.abs(amina.vid().hashCode());
        world.ledger.append(
                "virtualid:" + vid,
                new VirtualIdEvent.Ended(vid, amina.subject(), VidEnd.REVOKED),
                InMemoryLedger.about(amina.subject()));
        world.project();
        assertThat(answer(bank.auth("UIN", gone.uin(), TRANSACTION, BORN)))
                .contains("IDA-MLC-018")
                .isEqualTo(answer(bank.auth("UIN", nobodys, TRANSACTION, BORN)));
        String never = Digits.withCheck("3" + "17".repeat(7));
        assertThat(answer(bank.auth("VID", amina.vid(), TRANSACTION, BORN)))
                .contains("IDA-MLC-018")
                .isEqualTo(answer(bank.auth("VID", never, TRANSACTION, BORN)));
        assertThat(answer(bank.auth("HANDLE", "amina@phone", TRANSACTION, BORN)))
                .as("neither is a handle repeated")
                .isEqualTo(answer(bank.auth("HANDLE", "bao@phone", TRANSACTION, BORN)));
    }

    private Prepared changed(String number, String field, Object value) {
        Map<String, ?> request = Stream.concat(
                        BORN.entrySet().stream(),
                        Map.of("timestamp", MosipTime.text(world.clock.instant())).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Object> envelope = bank.authEnvelope(
                "UIN", number, TRANSACTION, Json.write(request).getBytes(StandardCharsets.UTF_8));
        envelope.put(field, value);
        return bank.signed("auth", envelope);
    }

    private static Prepared unsigned(Prepared request) {
        return new Prepared(request.path(), request.body(), "");
    }

    private Instant hourAgo() {
        return world.clock.instant().minus(Duration.ofHours(1));
    }

    private static IdentityEvent erased(String subject) {
        return new IdentityEvent.Erased(subject, Set.of(), "proposal", UniquenessAfterErasure.values()[0]);
    }

    /** The answer's text without the time at which it was given. */
    private String answer(Prepared request) {
        return AuthenticationTest.ask(world, request).json().toString().replaceAll("\"responseTime\":\"[^\"]*\"", "");
    }
}
