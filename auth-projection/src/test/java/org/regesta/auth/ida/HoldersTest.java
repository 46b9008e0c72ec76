package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthenticationEvent.Answered;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Holders;
import org.regesta.ports.Holders.Claim;
import org.regesta.ports.Holders.Holder;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** Residents show who they are by an OTP, under the rules of every other OTP. */
class HoldersTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;

    private final World world = new World();
    private final Someone amina = world.amina();
    private final Holders holders = world.bean(OtpHolders.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_otp_that_was_sent_shows_who_one_is_once_and_they_can_be_written_to() {
        assertThat(asked()).isEmpty();
        Optional<Holder> known = tried(TRANSACTION, otp());
        assertThat(known.map(Holder::subject)).contains(amina.subject());
        assertThat(known.orElseThrow().tell("lock", "Your finger is locked.")).isTrue();
        assertThat(world.sender.lastTo("9876543210").orElseThrow().text()).isEqualTo("Your finger is locked.");
        assertThat(tried(TRANSACTION, otpOf("123456"))).isEmpty();
    }

    @Test
    void a_wrong_one_another_transaction_and_another_service_show_nothing_and_are_recorded() {
        asked();
        String right = otp();
        assertThat(tried(TRANSACTION, right.equals("111111") ? "222222" : "111111"))
                .isEmpty();
        assertThat(tried("0987654321", right)).isEmpty();
        Attribution other = new Attribution("another-service", by().role(), by().authority());
        assertThat(holders.known(new Claim(TRANSACTION, amina.uin(), "UIN", right), other))
                .isEmpty();
        assertThat(reasons())
                .contains(List.of("OTP_WRONG"), List.of("OTP_OTHER_TRANSACTION"), List.of("OTP_OTHER_PARTNER"));
        assertThat(tried(TRANSACTION, right).map(Holder::subject)).contains(amina.subject());
    }

    @Test
    void who_guesses_five_times_is_frozen_out_even_with_the_right_one() {
        asked();
        String right = otp();
        for (int guess = 0; guess < 5; guess++) {
            assertThat(tried(TRANSACTION, right.equals("111111") ? "222222" : "111111"))
                    .isEmpty();
        }
        assertThat(tried(TRANSACTION, right)).isEmpty();
        assertThat(reasons().getLast()).containsExactly("OTP_FROZEN");
    }

    @Test
    void no_number_of_anybody_shows_nothing() {
        assertThat(holders.known(new Claim(TRANSACTION, "1234567890", "UIN", "111111"), by()))
                .isEmpty();
    }

    private List<List<String>> reasons() {
        return world.ledger.all(Book.ACCESS).stream()
                .filter(recorded -> recorded.payload() instanceof Answered)
                .map(recorded -> ((Answered) recorded.payload()).refusals())
                .toList();
    }

    private Attribution by() {
        return world.bean(Caller.class).attribution("locked-by-holder");
    }

    private Optional<Holder> tried(String transaction, String otp) {
        return holders.known(new Claim(transaction, amina.uin(), "UIN", otp), by());
    }

    private List<String> asked() {
        byte[] request = Json.write(Map.of(
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
                        List.of("PHONE")))
                .getBytes(StandardCharsets.UTF_8);
        return AuthPartnerClient.read(
                        200, world.bean(ResidentOtpEndpoint.class).otp(request).getBody())
                .errors();
    }

    private String otp() {
        return otpOf(world.sender.lastTo("9876543210").orElseThrow().text());
    }

    private static String otpOf(String text) {
        Matcher digits = Pattern.compile("[0-9]{6}").matcher(text.replaceFirst("transaction \\S+", ""));
        assertThat(digits.find()).isTrue();
        return digits.group();
    }
}
