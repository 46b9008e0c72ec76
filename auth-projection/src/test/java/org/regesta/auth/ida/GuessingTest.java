package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.auth.RocksAccess;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.Book;
import org.regesta.events.authentication.AuthGuardEvent.OtpFrozen;
import org.regesta.events.authentication.AuthGuardEvent.OtpMatched;
import org.regesta.events.authentication.AuthGuardEvent.OtpMissed;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;

/** Two hundred at once, through the whole door and onto disk: encrypted, signed, counted one by one. */
class GuessingTest {

    private static final int GUESSES = 200;
    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;

    @TempDir
    Path folder;

    private World world;
    private AuthPartner bank;
    private Someone amina;

    @BeforeEach
    void open() {
        world = new World(new InMemoryVault(), made -> new RocksAccess(folder, made));
        bank = world.bank(AuthenticationTest.POLICY);
        amina = world.amina();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void of_two_hundred_wrong_guesses_at_once_five_are_evaluated_and_a_restart_forgets_nothing() throws Exception {
        ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
        String right = otp();
        List<Prepared> wrong = new ArrayList<>();
        for (int i = 0; wrong.size() < GUESSES; i++) {
            String guess = String.format(Locale.ROOT, "%06d", i);
            if (!guess.equals(right)) {
                wrong.add(bank.byOtp("UIN", amina.uin(), TRANSACTION, guess));
            }
        }
        List<Answer> answers = allAtOnce(wrong);

        assertThat(answers).noneMatch(Answer::yes);
        assertThat(answers)
                .filteredOn(answer -> answer.errors().contains("IDA-OTA-004"))
                .hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.errors().contains("IDA-OTA-013"))
                .hasSize(GUESSES - 4);
        assertThat(world.guards.guard(amina.subject()))
                .filteredOn(OtpMissed.class::isInstance)
                .hasSize(5);
        assertThat(world.guards.guard(amina.subject()))
                .filteredOn(OtpFrozen.class::isInstance)
                .hasSize(1);
        assertThat(world.guards.ledger().head(Book.ACCESS) + 1)
                .as("asked, five missed, frozen, and every answer")
                .isEqualTo(1 + 5 + 1 + 1 + GUESSES);

        world.guards.restart();
        assertThat(ask(bank.byOtp("UIN", amina.uin(), TRANSACTION, right)).errors())
                .containsExactly("IDA-OTA-013");
        assertThat(ask(bank.otp("UIN", amina.uin(), "9999999999", "PHONE")).errors())
                .containsExactly("IDA-OTA-013");

        world.clock.advance(Duration.ofMinutes(30));
        assertThat(ask(bank.otp("UIN", amina.uin(), "8888888888", "PHONE")).errors())
                .isEmpty();
        assertThat(ask(bank.byOtp("UIN", amina.uin(), "8888888888", otp())).yes())
                .isTrue();
    }

    @Test
    void the_right_otp_sent_forty_times_at_once_says_yes_once() throws Exception {
        ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
        String right = otp();
        List<Prepared> same = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            same.add(bank.byOtp("UIN", amina.uin(), TRANSACTION, right));
        }
        assertThat(allAtOnce(same)).filteredOn(Answer::yes).hasSize(1);
        assertThat(world.guards.guard(amina.subject()))
                .filteredOn(OtpMatched.class::isInstance)
                .hasSize(1);
    }

    private List<Answer> allAtOnce(List<Prepared> requests) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Prepared request : requests) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return ask(request);
                }));
            }
            start.countDown();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private String otp() {
        Matcher digits = Pattern.compile("is ([0-9]{6}) ")
                .matcher(world.sender.lastTo("9876543210").orElseThrow().text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
