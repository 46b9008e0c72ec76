package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.command.registration.Amina.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.name.api.Names;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.ReleaseCase;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.TickingClock;

/** One who wants to decide by whom a case is decided, from all the offices they hold. Sue holds "sue" and "sven". */
class ManyOfficesTest {

    private static final Instant LATER = CLAIM.plusSeconds(600);
    private static final String EVE = "eve";

    private final InMemoryLedger ledger = new InMemoryLedger(TickingClock.at("2026-11-21T12:00:00Z"));
    private final Commands rules = this::decided;
    private final CaseOfficers officers =
            new CaseOfficers(ledger, rules, new Identities(ledger, new InMemoryVault(), new Names(rules, ledger)));

    @BeforeEach
    void a_case_waits() {
        until(ADJUDICATION).forEach(event -> happened(event, "rule"));
        named("sue", "5e");
        named("sven", "5e");
    }

    @Test
    void nobody_takes_a_case_from_one_after_another_from_two_offices() {
        claims(ADE, CLAIM);
        assertThat(takesAway("sue")).isNotEmpty();
        claims(EVE, LATER);
        refused("sven", this::takesAway, CaseRefusal.TAKEN_AWAY_BEFORE);
        assertThat(takesAway("sam")).isNotEmpty();
    }

    @Test
    void nor_takes_it_away_to_have_it_from_another_office() {
        claims(ADE, CLAIM);
        takesAway("sue");
        refused("sven", officer -> claims(officer, LATER), CaseRefusal.OTHERS_TURN);
        appointed("puppet", "sue");
        refused("puppet", officer -> claims(officer, LATER), CaseRefusal.OTHERS_TURN);
        assertThat(claims(EVE, LATER)).isNotEmpty();
    }

    @Test
    void nor_goes_on_from_another_office_where_their_time_ran_out() {
        claims("sue", CLAIM);
        refused("sven", officer -> claims(officer, CLAIM.plusSeconds(1800)), CaseRefusal.OTHERS_TURN);
    }

    @Test
    void nor_keeps_it_by_giving_it_back_from_one_office_and_taking_it_from_the_next() {
        Instant second = LATER.plusSeconds(600);
        claims("sue", CLAIM);
        sent("sue", as -> new ReleaseCase(RID, LATER));
        assertThat(claims("sven", LATER)).as("once they may think again").isNotEmpty();
        sent("sven", as -> new ReleaseCase(RID, second));
        Instant rested = LATER.plusSeconds(3600);
        for (String office : List.of("sue", "sven")) {
            refused(office, officer -> claims(officer, second), CaseRefusal.OTHERS_TURN);
            refused(office, officer -> claims(officer, rested.minusMillis(1)), CaseRefusal.OTHERS_TURN);
        }
        assertThat(claims(EVE, second)).as("anybody else may").isNotEmpty();
        sent(EVE, as -> new ReleaseCase(RID, second.plusSeconds(1)));
        assertThat(claims("sue", rested)).isNotEmpty();
    }

    @Test
    void nor_when_it_becomes_known_only_later_that_both_offices_are_one_persons() {
        claims("carl", CLAIM);
        sent("carl", as -> new ReleaseCase(RID, LATER));
        claims("dora", LATER);
        sent("dora", as -> new ReleaseCase(RID, LATER.plusSeconds(1)));
        named("carl", "0c");
        named("dora", "0c");
        refused("carl", officer -> claims(officer, LATER.plusSeconds(2)), CaseRefusal.OTHERS_TURN);
    }

    @Test
    void who_made_the_packet_neither_decides_it_nor_says_who_does_not_from_any_office() {
        named("op1", "0b");
        named("otto", "0b");
        refused("otto", officer -> claims(officer, CLAIM), CaseRefusal.OWN_PACKET);
        claims(ADE, CLAIM);
        refused("otto", this::takesAway, CaseRefusal.OWN_PACKET);
        refused("op1", this::takesAway, CaseRefusal.OWN_PACKET);
    }

    @Test
    void who_decided_does_not_hear_the_appeal_from_another_office() {
        claims("sue", CLAIM);
        decides("sue");
        happened(REJECTED, "rule");
        refused("sven", this::reopens, CaseRefusal.HAD_A_HAND_IN_IT);
        assertThat(reopens("sam")).isNotEmpty();
    }

    @Test
    void who_is_found_to_be_the_packets_maker_while_they_have_the_case_decides_it_no_more() {
        claims("sue", CLAIM);
        named("su1", "5e");
        refused("sue", this::decides, CaseRefusal.OWN_PACKET);
    }

    @Test
    void nobody_decides_a_case_about_themselves_nor_says_who_does_not() {
        ledger.append("registration:" + BAO, new RegistrationEvent.SubjectLinked(BAO, SUBJECT), by("rule"));
        named("bao", SUBJECT);
        refused("bao", officer -> claims(officer, CLAIM), CaseRefusal.OWN_CASE);
        claims(ADE, CLAIM);
        refused("bao", this::takesAway, CaseRefusal.OWN_CASE);
        decides(ADE);
        happened(REJECTED, "rule");
        refused("bao", this::reopens, CaseRefusal.OWN_CASE);
    }

    @Test
    void of_two_whom_one_administrator_appointed_each_is_somebody_else() {
        appointed("carl", "ada");
        appointed("dora", "ada");
        claims("carl", CLAIM);
        sent("carl", as -> new ReleaseCase(RID, LATER));
        assertThat(claims("dora", LATER)).isNotEmpty();
    }

    @Test
    void who_did_not_decide_it_is_not_told_that_they_did() {
        claims(ADE, CLAIM);
        assertThat(decides(ADE)).isNotEmpty();
        assertThat(decides(ADE)).as("sent again").isEmpty();
        refused(EVE, this::decides, RegistrationRefusal.NOT_IN_ADJUDICATION);
    }

    @Test
    void who_ends_a_case_without_a_decision_has_decided_it_and_another_hears_the_appeal() {
        sent("sue", as -> new RegistrationCommand.Stop(RID, CLAIM, as));
        refused("sue", this::reopens, CaseRefusal.HAD_A_HAND_IN_IT);
        refused("sven", this::reopens, CaseRefusal.HAD_A_HAND_IN_IT);
        assertThat(reopens("sam")).hasSize(2);
    }

    private List<Recorded> claims(String officer, Instant at) {
        return sent(officer, as -> new ClaimCase(RID, at, at.plusSeconds(1800), as));
    }

    private List<Recorded> takesAway(String officer) {
        return sent(officer, as -> new TakeCaseAway(RID, as));
    }

    private List<Recorded> decides(String officer) {
        return sent(officer, as -> new Adjudicate(RID, AdjudicationDecision.DUPLICATE, Optional.of(BAO), LATER, as));
    }

    private List<Recorded> reopens(String officer) {
        return sent(officer, as -> new Reopen(RID, ReopeningGround.APPEAL, Optional.empty(), as));
    }

    /** What it brought about. */
    private List<Recorded> sent(String officer, Function<OtherNames, RegistrationCommand> command) {
        int before = life().size();
        officers.send(RID, by(officer), command);
        return life().subList(before, life().size());
    }

    private void refused(String officer, Function<String, ?> act, Enum<?> why) {
        assertThatThrownBy(() -> act.apply(officer))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(why));
    }

    private Commands.Done decided(Object command, Attribution by) {
        RegistrationState state = RegistrationState.NOTHING_YET;
        for (Recorded recorded : life()) {
            state = RegistrationHistory.evolve(
                    state,
                    (RegistrationEvent) recorded.payload(),
                    recorded.envelope().meta(Meta.ACTOR).orElseThrow());
        }
        RegistrationRules.decide((RegistrationCommand) command, by.actor(), state)
                .forEach(event -> happened(event, by.actor()));
        return new Commands.Done("registry:0", "");
    }

    private List<Recorded> life() {
        return ledger.stream(Book.REGISTRY, "registration:" + RID);
    }

    private void happened(RegistrationEvent event, String by) {
        ledger.append("registration:" + RID, event, by(by));
    }

    private void named(String officer, String subject) {
        ledger.append("officer:" + officer, new OfficerEvent.PersonNamed(officer, subject), by("console"));
    }

    private void appointed(String officer, String by) {
        ledger.append(
                "officer:" + officer,
                new OfficerEvent.Appointed(officer, Set.of(Role.ADJUDICATOR), Optional.empty(), Map.of()),
                by(by));
    }

    private static Attribution by(String officer) {
        return officer.equals("rule") || officer.equals("console")
                ? new Attribution(officer, "RULE", new Authority.Rule(officer, "1", "operator-of-this-installation"))
                : new Attribution(officer, "ADJUDICATOR", new Authority.Mandate(officer, 0));
    }
}
