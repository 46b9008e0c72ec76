package org.regesta.saga.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.name.api.Names;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.ReleaseCase;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.ClaimEnd;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.saga.adjudication.api.ClaimRefusal;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

/**
 * How many cases one person has at a time, from all their offices: five. Sue holds "sue" and "sven". Whether the case
 * itself lets them is the rules' of the case, which have tests of their own; here it always does.
 */
class ClaimsTest {

    private static final int CASES = 12;

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore views = new InMemoryViewStore();
    private final Commands commands = this::recorded;
    private Claims claims = started();

    @BeforeEach
    void twelve_cases_wait() {
        for (int each = 0; each < CASES; each++) {
            ledger.append(
                    "registration:" + rid(each),
                    new AdjudicationAsked(rid(each), AdjudicationReason.values()[0], List.of()));
        }
        for (String office : List.of("sue", "sven")) {
            ledger.append("officer:" + office, new OfficerEvent.PersonNamed(office, "5e"));
        }
    }

    @Test
    void one_person_has_five_cases_from_however_many_offices() {
        take("sue", 0, 1, 2);
        take("sven", 3, 4);
        refused("sue", 5);
        refused("sven", 5);
        take("eve", 5, 6, 7, 8, 9);
        refused("eve", 10);
    }

    @Test
    void what_they_have_they_may_take_again_and_what_they_gave_back_counts_no_more() {
        take("sue", 0, 1, 2, 3, 4);
        take("sue", 4);
        refused("sven", 5);
        claims.giveBack(rid(0), by("sue"));
        take("sven", 5);
        refused("sue", 6);
    }

    @Test
    void what_ran_out_counts_no_more_though_no_event_says_so_yet() {
        take("sue", 0, 1, 2, 3, 4);
        clock.advance(Duration.ofMinutes(31));
        take("sven", 5, 6, 7, 8, 9);
        refused("sue", 10);
    }

    @Test
    void after_a_start_what_they_had_before_still_counts() {
        take("sue", 0, 1, 2);
        take("sven", 3, 4);
        delivered();
        claims = started();
        refused("sven", 5);
        refused("sue", 5);
        claims.giveBack(rid(4), by("sven")); // the view still says that they have it
        take("sue", 5);
        refused("sven", 6);
    }

    @Test
    void who_is_found_to_be_one_person_later_has_no_more_than_one_person_from_then_on() {
        take("carl", 0, 1, 2);
        take("dora", 3, 4);
        for (String office : List.of("carl", "dora")) {
            ledger.append("officer:" + office, new OfficerEvent.PersonNamed(office, "0c"));
        }
        refused("dora", 5);
        refused("carl", 5);
    }

    private void take(String officer, int... cases) {
        for (int each : cases) {
            Instant until = claims.take(rid(each), by(officer));
            assertThat(until).as("%s takes case %d", officer, each).isAfter(clock.instant());
        }
    }

    private void refused(String officer, int which) {
        long before = ledger.head(Book.REGISTRY);
        assertThatThrownBy(() -> claims.take(rid(which), by(officer)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ClaimRefusal.TOO_MANY_CASES));
        assertThat(ledger.head(Book.REGISTRY)).isEqualTo(before);
    }

    private Claims started() {
        Identities identities = new Identities(ledger, new InMemoryVault(), new Names(commands, ledger));
        return new Claims(views, ledger, new CaseOfficers(ledger, commands, identities), clock, "PT30M", 5);
    }

    /** To the view of who has which. */
    private void delivered() {
        var view = new CaseDue().over(views);
        ledger.all(Book.REGISTRY).forEach(view::on);
    }

    private Commands.Done recorded(Object command, Attribution by) {
        switch (command) {
            case ClaimCase c -> {
                boolean theirs =
                        ledger.stream(Book.REGISTRY, c.stream()).getLast().payload() instanceof CaseClaimed;
                if (!theirs) {
                    ledger.append(c.stream(), new CaseClaimed(c.registrationId(), by.actor(), c.at(), c.until()), by);
                }
            }
            case ReleaseCase c ->
                ledger.append(c.stream(), new CaseReleased(c.registrationId(), by.actor(), ClaimEnd.GIVEN_BACK), by);
            default -> throw new IllegalArgumentException(command.toString());
        }
        return new Commands.Done("registry:" + ledger.head(Book.REGISTRY), "");
    }

    private static String rid(int nth) {
        return "100011000100001202611211015%02d".formatted(nth);
    }

    private static Attribution by(String officer) {
        return new Attribution(officer, "ADJUDICATOR", new Authority.Mandate(officer, 0));
    }
}
