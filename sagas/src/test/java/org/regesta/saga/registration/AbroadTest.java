package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.saga.registration.stage.abroad.Correspondence;
import org.regesta.saga.registration.stage.abroad.Correspondences;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.saga.registration.stuck.StuckCase;

/** A house that asks somebody else's matcher: which may be down, be slow, say things twice, or what nobody asked. */
class AbroadTest {

    private final Lives lives = new Lives();
    private final FarMatcher far = new FarMatcher(lives.durable.town);

    private void live() {
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER))) {
            house.settle(Duration.ofMinutes(65));
        }
    }

    private long finished() {
        return lives.events(Finished.class).size();
    }

    private List<StuckCase> stuck() {
        try (House house = new House(lives.durable, new Mortal(Lives.FOREVER))) {
            return house.part(Stuck.class).page(null, 50).items();
        }
    }

    @Test
    void everyone_is_put_in_compared_and_asked_for_once() {
        lives.arrive(Process.NEW, Applicants.amina());
        lives.arrive(Process.NEW, Applicants.bao());
        live();
        assertThat(finished()).isEqualTo(2);
        assertThat(far.records).hasSize(2);
        assertThat(far.count("insert")).isEqualTo(2);
        assertThat(far.count("identify")).isEqualTo(2);
        assertThat(lives.newest(BiometricsCompared.class).matcherRelease()).endsWith("+abis:far");
        assertThat(far.asked.toString())
                .as("nothing by which the ABIS could know whom it holds")
                .doesNotContain(Applicants.amina().rid(), "Amina", "Diallo");
    }

    @Test
    void whom_the_far_matcher_alone_finds_alike_an_adjudicator_sees() {
        far.allAlike = true;
        String first = lives.arrive(Process.NEW, Applicants.amina());
        live();
        String second = lives.arrive(Process.NEW, Applicants.bao());
        live();
        AdjudicationAsked asked = lives.newest(AdjudicationAsked.class);
        assertThat(asked.registrationId()).isEqualTo(second);
        assertThat(asked.reason()).isEqualTo(AdjudicationReason.FINGERS_MATCH);
        assertThat(asked.candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.registrationId()).isEqualTo(first);
            assertThat(candidate.weights()).containsEntry("ABIS far", 91);
        });
        assertThat(lives.events(Rejected.class)).hasSize(1);
    }

    @Test
    void down_for_an_hour_it_holds_up_nobody_else_is_seen_and_goes_on_by_itself() {
        lives.arrive(Process.NEW, Applicants.amina());
        live();
        far.down = true;
        String bao = lives.arrive(Process.NEW, Applicants.bao());
        String other = lives.arrive(Process.DEACTIVATED, Lives.saying(7, Map.of("UIN", lives.uin())));
        live();
        assertThat(lives.durable.town.newest(other)).as("the rest goes on").isInstanceOf(Finished.class);
        assertThat(stuck()).singleElement().satisfies(waiting -> {
            assertThat(waiting.registrationId()).isEqualTo(bao);
            assertThat(waiting.waitsFor()).isEqualTo(Wait.ENROL);
            assertThat(waiting.why()).contains("ABIS", "does not answer");
            assertThat(waiting.failure()).contains("AbisSilent");
        });
        far.down = false;
        live();
        assertThat(lives.durable.town.newest(bao)).isInstanceOf(Finished.class);
        assertThat(stuck()).isEmpty();
    }

    @Test
    void mute_for_an_hour_it_is_asked_again_and_of_many_answers_one_counts() {
        far.mute = true;
        String amina = lives.arrive(Process.NEW, Applicants.amina());
        live();
        assertThat(far.count("insert")).isBetween(2L, 12L);
        assertThat(stuck()).singleElement().satisfies(waiting -> assertThat(waiting.why())
                .contains("ABIS", "does not answer"));
        far.speak();
        live();
        assertThat(lives.durable.town.newest(amina)).isInstanceOf(Finished.class);
        assertThat(far.records).hasSize(1);
        assertThat(far.count("identify")).isEqualTo(1);
    }

    @Test
    void a_refusal_is_seen_and_asked_again() {
        far.refusing = Optional.of("17");
        String amina = lives.arrive(Process.NEW, Applicants.amina());
        live();
        assertThat(stuck()).singleElement().satisfies(waiting -> assertThat(waiting.why())
                .contains("ABIS", "refuses"));
        far.refusing = Optional.empty();
        live();
        live();
        assertThat(lives.durable.town.newest(amina)).isInstanceOf(Finished.class);
    }

    @Test
    void answers_late_twice_in_another_order_or_to_nobody_change_nothing() {
        far.mute = true;
        lives.arrive(Process.NEW, Applicants.amina());
        live();
        byte[] inserted = far.answered(0);
        Correspondence other = Correspondences.over(lives.durable.town.views, lives.durable.town.clock);
        String text = new String(inserted, StandardCharsets.UTF_8);
        assertThat(other.take("another", inserted)).as("over another line").isFalse();
        assertThat(other.take("far", bytes(text.replace("insert", "identify"))))
                .as("to another question")
                .isFalse();
        assertThat(other.take("far", bytes(text.replaceAll("[0-9a-f]{8}-", "00000000-"))))
                .as("to nobody")
                .isFalse();
        for (String poison : List.of("", "[]", "{", "{\"requestId\":7}", "\0\0", "[".repeat(10_000))) {
            assertThat(other.take("far", bytes(poison))).isFalse();
        }
        assertThat(other.take("far", inserted)).isTrue();
        assertThat(other.take("far", inserted)).as("twice").isFalse();
        assertThat(other.take("far", bytes(text.replace("\"1\"", "\"2\""))))
                .as("changed")
                .isFalse();
        far.mute = false;
        live();
        assertThat(finished()).isEqualTo(1);
    }

    /** Killed between any two effects, with answers lost on the way: still asked, still once. */
    @Test
    void killed_on_the_way_each_is_still_asked_about_and_ends_once() {
        for (int death : new int[] {9, 23, 41}) {
            Lives life = new Lives();
            FarMatcher matcher = new FarMatcher(life.durable.town);
            life.arrive(Process.NEW, Applicants.amina());
            life.live(death);
            life.live(death / 2);
            life.live(Lives.FOREVER);
            assertThat(life.events(Finished.class)).as("killed at %d", death).hasSize(1);
            assertThat(matcher.records).as("killed at %d", death).hasSize(1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
