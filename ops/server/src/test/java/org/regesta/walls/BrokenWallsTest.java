package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Every wall, broken once on purpose: a guard that cannot bark is no guard. */
class BrokenWallsTest {

    private static void falls(ArchRule rule, String... snippets) {
        JavaClasses broken = Snippets.compiled(snippets);
        assertThatThrownBy(() -> rule.check(broken)).isInstanceOf(AssertionError.class);
    }

    @Test
    void another_room_in_the_store_of_authentication() {
        falls(
                Walls.AUTHENTICATIONS_STORE_IS_ITS_OWN,
                "package org.regesta.query.bad; class Bad { Bad(@org.springframework.beans.factory.annotation.Qualifier"
                        + "(\"authStore\") org.regesta.ports.ViewStore store) {} }");
    }

    @Test
    void an_event_that_knows_a_framework() {
        falls(
                Walls.EVENTS_KNOW_ONLY_THE_JDK,
                "package org.regesta.events.bad; record Bad(tools.jackson.databind.JsonNode any) {}");
    }

    @Test
    void a_port_that_knows_its_engine() {
        falls(
                Walls.PORTS_KNOW_EVENTS_ALONE,
                "package org.regesta.ports; interface Bad { org.springframework.context.ApplicationContext beans(); }");
    }

    @Test
    void a_shape_at_the_door_that_knows_spring() {
        falls(
                Walls.WIRE_KNOWS_NO_SPRING,
                "package org.regesta.wire; record Bad(org.springframework.http.HttpStatus status) {}");
    }

    @Test
    void an_engine_with_domain() {
        falls(
                Walls.ENGINES_KNOW_NO_ROOM,
                "package org.regesta.engine.vault; class Bad { org.regesta.command.uin.api.UinClaimRefusal why; }");
    }

    @Test
    void a_rule_that_knows_the_door() {
        falls(
                Walls.ONLY_ENDPOINTS_SEE_SPRING_WEB,
                "package org.regesta.command.uin; class Bad { org.springframework.http.HttpStatus status; }");
    }

    @Test
    void a_room_that_asks_spring_for_more_than_a_stereotype() {
        falls(
                Walls.ROOMS_CARRY_STEREOTYPES_ONLY,
                "package org.regesta.saga.bad; class Bad { org.springframework.core.env.Environment settings; }");
    }

    @Test
    void a_room_that_wires_itself() {
        falls(
                Walls.ONLY_THE_SERVER_WIRES,
                "package org.regesta.query.bad; @org.springframework.context.annotation.Configuration class Bad {}");
        falls(
                Walls.ONLY_THE_SERVER_MAKES_BEANS,
                "package org.regesta.query.bad; class Bad {"
                        + " @org.springframework.context.annotation.Bean String made() { return \"\"; } }");
    }

    @Test
    void made_up_people_in_the_house() {
        falls(
                Walls.THE_TESTKIT_STAYS_OUTSIDE,
                "package org.regesta.saga.bad; class Bad { org.regesta.testkit.memory.InMemoryVault vault; }");
    }

    @Test
    void a_room_that_speaks_the_ledgers_json() {
        falls(
                Walls.ONLY_THE_SERIALIZER_SEES_THE_OLD_JACKSON,
                "package org.regesta.command.bad; class Bad { com.fasterxml.jackson.databind.ObjectMapper mapper; }");
    }

    @Test
    void two_packages_that_know_each_other() {
        falls(
                Walls.PACKAGES_HAVE_NO_CYCLES,
                "package org.regesta.query.one; public class One { org.regesta.query.two.Two two; }",
                "package org.regesta.query.two; public class Two { org.regesta.query.one.One one; }");
    }

    @Test
    void a_look_through_the_keyhole_of_every_room() {
        Walls.doors()
                .forEach((room, rule) -> falls(
                        rule,
                        "package org.regesta." + room + ".secret; public class Kept {}",
                        "package org.regesta.elsewhere; class Bad { org.regesta." + room + ".secret.Kept kept; }"));
    }

    @Test
    void an_api_may_be_seen() {
        JavaClasses fine = Snippets.compiled(
                "package org.regesta.command.some.api; public record Ask() {}",
                "package org.regesta.saga.some; class Good { org.regesta.command.some.api.Ask ask; }");
        Walls.doors().values().forEach(rule -> rule.check(fine));
    }

    @Test
    void a_class_that_opens_seals_unmarked_by_a_call_or_a_reference() {
        JavaClasses broken = Snippets.compiled(
                "package org.regesta.query.bad; class Bad { Object o(org.regesta.ports.Vault v,"
                        + " org.regesta.events.Sealed s) {"
                        + " return v.open(org.regesta.events.Purpose.NOTIFY, \"name\", s); } }",
                "package org.regesta.query.bad; class Sly { interface F { Object open(org.regesta.events.Purpose p,"
                        + " org.regesta.events.EvidenceRef e); }"
                        + " F f(org.regesta.ports.Evidence all) { return all::open; } }");
        assertThat(Openers.unmarkedCalls(broken)).hasSize(2);
    }

    @Test
    void two_openers_for_one_purpose_and_one_that_names_anothers() {
        String marked = "@org.regesta.ports.OpenerOf(org.regesta.events.Purpose.NOTIFY) ";
        JavaClasses broken = Snippets.compiled(
                "package org.regesta.query.bad; " + marked + "class One {"
                        + " Object p = org.regesta.events.Purpose.ADJUDICATE; }",
                "package org.regesta.query.bad; " + marked + "class Two {"
                        + " Object p = org.regesta.events.Purpose.NOTIFY; }");
        assertThat(Openers.marked(broken).values()).singleElement().satisfies(two -> assertThat(two)
                .hasSize(2));
        assertThat(Openers.foreignPurposes(broken)).hasSize(1);
    }

    @Test
    void an_otp_that_is_compared_digit_by_digit() {
        ArchRule wall = SecretWall.SECRETS_ARE_COMPARED_IN_CONSTANT_TIME;
        String bad = "package org.regesta.auth.bad; class Bad { ";
        falls(wall, bad + "boolean f(org.regesta.ports.Secret s, String t) { return t.equals(s.reveal()); } }");
        falls(
                wall,
                bad + "boolean f(org.regesta.ports.Vault v, byte[] t) { return java.util.Arrays.equals(t,"
                        + " v.derive(org.regesta.ports.Vault.Derivation.OTP, \"a\")); } }");
        falls(
                wall,
                bad + "java.util.Optional<String> f(org.regesta.ports.Secret s, java.util.Optional<String> t) {"
                        + " return t.filter(s.reveal()::equals); } }");
        falls(
                wall,
                bad + "String otp(org.regesta.ports.Secret s) { return s.reveal(); }"
                        + " boolean f(org.regesta.ports.Secret s, String t) { return otp(s).equals(t); } }");
    }

    @Test
    void an_event_that_nobody_records() {
        JavaClasses broken = Snippets.compiled(
                "package org.regesta.events.bad; public sealed interface BadEvent {"
                        + " record Happened() implements BadEvent {} record Forgotten() implements BadEvent {} }",
                "package org.regesta.command.bad; class Rules {"
                        + " Object o() { return new org.regesta.events.bad.BadEvent.Happened(); } }");
        assertThat(DeadEvents.among(broken)).containsExactly("org.regesta.events.bad.BadEvent$Forgotten");
    }
}
