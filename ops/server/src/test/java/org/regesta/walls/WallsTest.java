package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls stand. That each would be noticed if it fell is {@link BrokenWallsTest}. */
class WallsTest {

    private static JavaClasses house;

    @BeforeAll
    static void look() {
        house = Walls.house();
    }

    private static long classesIn(String part) {
        return house.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith("org.regesta." + part + "."))
                .count();
    }

    @Test
    void the_walls_are_really_looked_at() {
        assertThat(house).hasSizeGreaterThan(400); // a rule over nothing is always true
        List<String> parts = List.of(
                "events",
                "ports",
                "wire",
                "command",
                "saga",
                "query",
                "auth",
                "engine.eventlog",
                "engine.viewstore",
                "engine.vault",
                "engine.keeper",
                "engine.backup",
                "engine.notary",
                "engine.biometrics",
                "server",
                "testkit");
        assertThat(parts)
                .allSatisfy(part -> assertThat(classesIn(part)).as(part).isGreaterThan(5));
    }

    private static void holds(ArchRule rule) {
        rule.check(house);
    }

    @Test
    void secrets_are_compared_in_constant_time() {
        assertThat(house.stream().flatMap(type -> type.getCodeUnits().stream()).filter(SecretWall.HOLDS_A_SECRET))
                .hasSizeGreaterThan(20);
        holds(SecretWall.SECRETS_ARE_COMPARED_IN_CONSTANT_TIME);
    }

    @Test
    void authentications_store_is_its_own() {
        holds(Walls.AUTHENTICATIONS_STORE_IS_ITS_OWN);
    }

    @Test
    void events_know_only_the_jdk() {
        holds(Walls.EVENTS_KNOW_ONLY_THE_JDK);
    }

    @Test
    void ports_know_events_alone() {
        holds(Walls.PORTS_KNOW_EVENTS_ALONE);
    }

    @Test
    void wire_knows_no_spring() {
        holds(Walls.WIRE_KNOWS_NO_SPRING);
    }

    @Test
    void engines_know_no_room() {
        holds(Walls.ENGINES_KNOW_NO_ROOM);
    }

    @Test
    void only_endpoints_and_the_server_see_spring_web() {
        holds(Walls.ONLY_ENDPOINTS_SEE_SPRING_WEB);
    }

    @Test
    void rooms_carry_stereotypes_only() {
        holds(Walls.ROOMS_CARRY_STEREOTYPES_ONLY);
    }

    @Test
    void only_the_server_wires() {
        holds(Walls.ONLY_THE_SERVER_WIRES);
        holds(Walls.ONLY_THE_SERVER_MAKES_BEANS);
    }

    @Test
    void the_testkit_stays_outside() {
        holds(Walls.THE_TESTKIT_STAYS_OUTSIDE);
    }

    @Test
    void only_the_serializer_sees_the_old_jackson() {
        holds(Walls.ONLY_THE_SERIALIZER_SEES_THE_OLD_JACKSON);
    }

    @Test
    void packages_have_no_cycles() {
        holds(Walls.PACKAGES_HAVE_NO_CYCLES);
    }

    @Test
    void rooms_talk_through_their_api_alone() {
        Walls.doors().values().forEach(WallsTest::holds);
    }

    @Test
    void every_purpose_has_at_most_one_opener_and_nobody_else_opens() {
        assertThat(Openers.marked(house)).isNotEmpty().allSatisfy((purpose, openers) -> assertThat(openers)
                .as(purpose.name())
                .hasSize(1));
        assertThat(Openers.unmarkedCalls(house)).isEmpty();
        assertThat(Openers.foreignPurposes(house)).isEmpty();
        assertThat(Openers.guestsCalls(house)).hasSize(3).allMatch(call -> call.contains("engine.keeper.Answering"));
    }

    @Test
    void every_event_type_is_recorded_by_someone() {
        assertThat(DeadEvents.events(house)).hasSizeGreaterThan(30);
        assertThat(DeadEvents.among(house)).isEmpty();
    }
}
