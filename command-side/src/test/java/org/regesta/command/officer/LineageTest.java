package org.regesta.command.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.officer.api.Lineage;
import org.regesta.events.Authority;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.ports.Attribution;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.TickingClock;

/** An administrator who wants to be two people. Ada and Ben were appointed at the console. */
class LineageTest {

    private final InMemoryLedger ledger = new InMemoryLedger(TickingClock.at("2026-11-21T12:00:00Z"));

    @BeforeEach
    void two_were_appointed_at_the_console() {
        appointed("ada", CONSOLE);
        appointed("ben", CONSOLE);
    }

    @Test
    void who_were_appointed_at_the_console_are_two_people_and_so_are_those_whom_they_appointed() {
        appointed("carl", by("ada"));
        appointed("dora", by("ben"));
        assertThat(Lineage.shared(ledger, "ada", "ben")).isEmpty();
        assertThat(Lineage.shared(ledger, "carl", "ben")).isEmpty();
        assertThat(Lineage.shared(ledger, "carl", "dora")).isEmpty();
    }

    @Test
    void an_officer_of_her_own_making_is_she_herself() {
        appointed("carl", by("ada"));
        assertThat(Lineage.shared(ledger, "ada", "carl")).containsExactly("ada");
        assertThat(Lineage.shared(ledger, "carl", "ada")).containsExactly("ada");
    }

    @Test
    void however_far_down_the_line() {
        appointed("carl", by("ada"));
        appointed("dora", by("carl"));
        appointed("emil", by("dora"));
        assertThat(Lineage.shared(ledger, "ada", "emil")).contains("ada");
    }

    @Test
    void nor_do_two_of_her_making_make_four_eyes() {
        appointed("carl", by("ada"));
        appointed("dora", by("ada"));
        assertThat(Lineage.shared(ledger, "carl", "dora")).containsExactly("ada");
    }

    @Test
    void a_sign_in_link_into_anothers_office_is_a_hand_in_it() {
        ledger.append(
                "officer:ben", new OfficerEvent.SignInLinkMade("ben", "l1", Instant.EPOCH.plusSeconds(1)), by("ada"));
        assertThat(Lineage.shared(ledger, "ada", "ben")).containsExactly("ada");
    }

    @Test
    void a_machine_of_her_own_key_is_she_herself_under_whatever_name() {
        ledger.append(
                "client:ben", new ServiceClientEvent.Registered("ben", Set.of(Role.GLOBAL_ADMIN), "{}"), by("ada"));
        assertThat(Lineage.shared(ledger, "ada", "ben")).containsExactly("ada");
    }

    @Test
    void a_person_who_holds_two_offices_is_one_person_whoever_appointed_them() {
        named("ada", "5a");
        named("ben", "5a");
        assertThat(Lineage.shared(ledger, "ada", "ben")).containsExactly("person:5a");
        appointed("carl", by("ada"));
        assertThat(Lineage.shared(ledger, "carl", "ben"))
                .as("carl may be ada, and ben is she")
                .containsExactly("person:5a");
    }

    @Test
    void two_people_are_two_and_who_was_named_otherwise_since_was_named_nevertheless() {
        named("ada", "5a");
        named("ben", "6b");
        assertThat(Lineage.shared(ledger, "ada", "ben")).isEmpty();
        named("ben", "5a");
        named("ben", "6b");
        assertThat(Lineage.shared(ledger, "ada", "ben")).containsExactly("person:5a");
    }

    @Test
    void who_may_act_in_the_others_place_is_one_and_who_were_appointed_by_the_same_are_two() {
        appointed("carl", by("ada"));
        appointed("dora", by("ada"));
        assertThat(Lineage.mayBeOnePerson(ledger, "ada", "carl")).isTrue();
        assertThat(Lineage.mayBeOnePerson(ledger, "carl", "ada")).isTrue();
        assertThat(Lineage.mayBeOnePerson(ledger, "carl", "dora")).isFalse();
        named("carl", "5a");
        named("dora", "5a");
        assertThat(Lineage.mayBeOnePerson(ledger, "carl", "dora")).isTrue();
        assertThat(Lineage.isOnePerson(ledger, "carl", "dora")).isTrue();
        assertThat(Lineage.isOnePerson(ledger, "ada", "carl")).isFalse();
        assertThat(Lineage.subjects(ledger, "dora")).containsExactly("5a");
    }

    @Test
    void nor_does_another_office_of_whoever_could_act_in_ones_place_make_a_second_person() {
        appointed("carl", by("ada"));
        named("ada", "5a");
        named("ben", "5a");
        assertThat(Lineage.mayBeOnePerson(ledger, "ben", "carl"))
                .as("ada could act as carl, and ben is she")
                .isTrue();
    }

    private void named(String officer, String subject) {
        ledger.append("officer:" + officer, new OfficerEvent.PersonNamed(officer, subject), CONSOLE);
    }

    private static final Attribution CONSOLE = new Attribution(
            "first-start", "RULE", new Authority.Rule("first-start", "1", "operator-of-this-installation"));

    private static Attribution by(String officer) {
        return new Attribution(officer, "GLOBAL_ADMIN", new Authority.Mandate(officer, 0));
    }

    private void appointed(String id, Attribution by) {
        ledger.append(
                "officer:" + id,
                new OfficerEvent.Appointed(id, Set.of(Role.GLOBAL_ADMIN), Optional.empty(), Map.of()),
                by);
    }
}
