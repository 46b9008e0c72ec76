package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.CaseEvent;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.saga.registration.Mortal.Death;

/**
 * Kills the house at the steps of every process, in three ways: before the step is done, when it is done and nobody
 * was told, and both in a row. In the end every event stands as often as if nothing had happened. A plain run takes a
 * step of chance of each process, a soak all of them.
 */
class EveryProcessDiesTest {

    private static final int SAMPLES = 1;

    /** What may be said again: that a stage is to be tried, and that a case is held. */
    private static final Set<Class<?>> REPEATED = Set.of(StageAsked.class, CaseEvent.class);

    @Test
    void every_process_has_a_story() {
        assertThat(Story.all())
                .extracting(Story::name)
                .containsAll(Stream.of(Process.values()).map(Process::name).toList());
    }

    @Test
    void killed_at_any_step_of_any_process_it_ends_as_if_nothing_had_happened() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        int rounds = 0;
        for (Story story : Story.all()) {
            Lives undisturbed = story.begun().get();
            int effects = undisturbed.live(Lives.FOREVER);
            assertThat(undisturbed.events(story.effect())).as(story.name()).hasSize(story.times());
            Map<String, Integer> expected = counted(undisturbed);
            for (int step : steps(effects, random)) {
                rounds += diesAt(story, step, expected, random);
            }
            System.err.println(story.name() + ": " + effects + " steps, " + rounds + " rounds so far");
        }
    }

    /** How often it was killed at it. */
    private static int diesAt(Story story, int step, Map<String, Integer> expected, Random random) {
        List<Death> ways =
                Boolean.getBoolean("soak") ? List.of(Death.values()) : List.of(Death.values()[random.nextInt(2)]);
        ways.forEach(way -> dies(story, step, way, expected));
        if (Boolean.getBoolean("soak") || random.nextInt(3) == 0) {
            diesTwice(story, step, expected);
            return ways.size() + 1;
        }
        return ways.size();
    }

    /** The guard: a step that is done twice would be seen. */
    @Test
    void an_event_more_is_seen() {
        Lives lives = Story.all().getFirst().begun().get();
        lives.live(Lives.FOREVER);
        Map<String, Integer> before = counted(lives);
        lives.durable.town.ledger.append("identity:x", new IdentityEvent.Deactivated("x", "r"));
        assertThat(counted(lives)).isNotEqualTo(before);
    }

    private static void dies(Story story, int step, Death way, Map<String, Integer> expected) {
        Lives lives = story.begun().get();
        lives.live(new Mortal(way == Death.UNANSWERED ? step + 1 : step, way));
        ends(lives, expected, story.name() + ", killed at step " + step + " " + way);
    }

    private static void diesTwice(Story story, int step, Map<String, Integer> expected) {
        Lives lives = story.begun().get();
        lives.live(new Mortal(step));
        lives.live(new Mortal(1, Death.UNANSWERED));
        ends(lives, expected, story.name() + ", killed before step " + step + " and after it");
    }

    private static void ends(Lives lives, Map<String, Integer> expected, String how) {
        lives.live(Lives.FOREVER);
        assertThat(counted(lives)).as(how).isEqualTo(expected);
        assertThat(lives.durable.sagas.states()).as(how).isEmpty();
    }

    private static List<Integer> steps(int effects, Random random) {
        return Boolean.getBoolean("soak")
                ? Stream.iterate(0, step -> step + 1).limit(effects).toList()
                : random.ints(SAMPLES, 0, effects).boxed().toList();
    }

    private static Map<String, Integer> counted(Lives lives) {
        Map<String, Integer> counts = new TreeMap<>();
        lives.durable.town.ledger.all(Book.REGISTRY).stream()
                .map(recorded -> recorded.payload().getClass())
                .filter(type -> REPEATED.stream().noneMatch(repeated -> repeated.isAssignableFrom(type)))
                .forEach(type -> counts.merge(type.getName(), 1, Integer::sum));
        return counts;
    }
}
