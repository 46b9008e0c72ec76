package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;

/** A partner that asks whether somebody was born on this day, or on that, or on that. */
class GuessRateTest {

    private static final int MOST = AuthLimit.DEMOGRAPHIC_WRONG.most();

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_partner_that_was_wrong_too_often_is_told_nothing_more_of_that_person_that_day() {
        GuessRate rate = world.bean(GuessRate.class);
        Visit visit = visit();
        long admitted = IntStream.range(0, 4 * MOST)
                .parallel()
                .filter(each -> rate.admits(visit, amina.subject()))
                .count();
        assertThat(admitted).as("however many guess at once").isEqualTo(MOST);
        assertThat(born(bank, amina, "1990/07/08").errors()).containsExactly("IDA-MLC-019");
        assertThat(born(bank, amina, "1991/07/08").errors()).containsExactly("IDA-MLC-019");
        assertThat(born(bank, world.amina(), "1990/07/08").yes())
                .as("of others")
                .isTrue();
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        assertThat(born(shop, amina, "1990/07/08").yes()).as("to others").isTrue();
        world.clock.advance(AuthLimit.DEMOGRAPHIC_WRONG.within().dividedBy(MOST).plus(Duration.ofSeconds(1)));
        assertThat(born(bank, amina, "1991/07/08").errors()).containsExactly("IDA-DEA-001");
        assertThat(born(bank, amina, "1990/07/08").errors()).containsExactly("IDA-MLC-019");
    }

    @Test
    void who_is_right_is_never_counted() {
        GuessRate rate = world.bean(GuessRate.class);
        IntStream.range(1, MOST).forEach(wrong -> rate.admits(visit(), amina.subject()));
        for (int i = 0; i < 3; i++) {
            assertThat(born(bank, amina, "1990/07/08").yes()).isTrue();
        }
        assertThat(born(bank, amina, "1991/07/08").errors()).containsExactly("IDA-DEA-001");
        assertThat(born(bank, amina, "1990/07/08").errors()).containsExactly("IDA-MLC-019");
    }

    @Test
    void what_was_wrong_before_a_restart_is_counted_after_it_and_given_back_by_time() {
        for (int i = 0; i <= GuessRate.LOT; i++) { // two lots are begun
            assertThat(born(bank, amina, "1991/07/%02d".formatted(i + 1)).errors())
                    .containsExactly("IDA-DEA-001");
        }
        world.guards.restart();
        assertThat(admittedAfterRestart(amina, MOST)).isEqualTo(MOST - 2 * GuessRate.LOT);
        assertThat(admittedAfterRestart(world.amina(), MOST)).as("of others").isEqualTo(MOST);
        world.clock.advance(AuthLimit.DEMOGRAPHIC_WRONG.within().dividedBy(MOST).multipliedBy(GuessRate.LOT));
        assertThat(admittedAfterRestart(amina, MOST)).isEqualTo(MOST - GuessRate.LOT);
        world.clock.advance(AuthLimit.DEMOGRAPHIC_WRONG.within());
        assertThat(admittedAfterRestart(amina, MOST)).isEqualTo(MOST);
    }

    @Test
    void processes_over_one_book_count_what_the_others_told() {
        List<GuessRate> processes = List.of(begun(), begun(), begun());
        int told = 0;
        for (int i = 0; i < 4 * MOST; i++) {
            GuessRate one = processes.get(i % processes.size());
            Visit visit = visit("{\"transactionID\": \"%d\"}".formatted(i));
            if (one.admits(visit, amina.subject())) {
                one.wrong(visit, amina.subject());
                told++;
            }
        }
        int lots = processes.size() * GuessRate.LOT;
        assertThat(told).as("a lot of each process is not seen by the others").isBetween(MOST - lots, MOST + lots);
    }

    private GuessRate begun() {
        return new GuessRate(world.guards.commands(), world.guards.ledger(), world.clock);
    }

    private long admittedAfterRestart(Someone who, int tries) {
        GuessRate begun = begun();
        return IntStream.range(0, tries)
                .filter(each -> begun.admits(visit(), who.subject()))
                .count();
    }

    private Visit visit() {
        return visit("{}");
    }

    private Visit visit(String body) {
        Asked asked = new Asked(Service.AUTH, "", bank.partnerId(), "", "", body.getBytes(StandardCharsets.UTF_8));
        return new Visit(
                asked, Fields.of(Json.tree(asked.body()), ""), world.clock.instant(), 0, UnaryOperator.identity());
    }

    private Answer born(AuthPartner by, Someone who, String day) {
        world.clock.advance(Duration.ofMillis(2));
        return AuthenticationTest.ask(
                world, by.byDemographics("UIN", who.uin(), AuthenticationTest.TRANSACTION, Map.of("dob", day)));
    }
}
