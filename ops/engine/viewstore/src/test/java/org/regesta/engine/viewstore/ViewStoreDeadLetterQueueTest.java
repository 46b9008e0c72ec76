package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class ViewStoreDeadLetterQueueTest {

    private final TickingClock clock = TickingClock.at("2099-11-21T10:00:00Z");
    private final ViewStore store = new InMemoryViewStore();
    private final ViewStoreDeadLetterQueue<EventMessage<?>> queue = of("cards@registry");

    record Happened(String what) {}

    private ViewStoreDeadLetterQueue<EventMessage<?>> of(String group) {
        return new ViewStoreDeadLetterQueue<>(store, group, ViewStoreTokenStoreTest.JACKSON, clock);
    }

    private static DeadLetter<EventMessage<?>> letter(String person, int sequence) {
        EventMessage<?> message = new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(40 + sequence),
                        new org.axonframework.eventhandling.GenericDomainEventMessage<>(
                                "identity", "identity:" + person, sequence, new Happened("what " + sequence)))
                .withMetaData(Map.of("actor", "amara"));
        return new GenericDeadLetter<>(person, message, new IllegalStateException("no such field"));
    }

    private void park(String person, int... sequences) {
        for (int sequence : sequences) {
            queue.enqueue(person, letter(person, sequence));
        }
    }

    @Test
    void a_letter_comes_back_with_all_it_had() {
        park("amina", 3);

        DeadLetter<? extends EventMessage<?>> back =
                queue.deadLetterSequence("amina").iterator().next();

        TrackedEventMessage<?> message = (TrackedEventMessage<?>) back.message();
        assertThat(message.getPayload()).isEqualTo(new Happened("what 3"));
        assertThat(message.getMetaData().get("actor")).isEqualTo("amara");
        assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(43));
        assertThat(((GenericTrackedDomainEventMessage<?>) message).getSequenceNumber())
                .isEqualTo(3);
        assertThat(back.cause().orElseThrow().message()).isEqualTo("no such field");
    }

    @Test
    void only_the_sequence_that_failed_waits() {
        park("amina", 0, 1);
        park("bao", 0);

        assertThat(queue.contains("amina")).isTrue();
        assertThat(queue.contains("chidi")).isFalse();
        assertThat(queue.enqueueIfPresent("chidi", () -> letter("chidi", 0))).isFalse();
        assertThat(queue.enqueueIfPresent("bao", () -> letter("bao", 1))).isTrue();
        assertThat(queue.size()).isEqualTo(4);
        assertThat(queue.amountOfSequences()).isEqualTo(2);
        assertThat(of("lines@registry").size()).isZero();
    }

    @Test
    void who_waits_is_listed_and_one_sequence_is_tried_alone() {
        park("amina", 0, 1);
        park("bao", 0);

        assertThat(queue.waiting())
                .extracting(ViewStoreDeadLetterQueue.Waiting::sequenceId, ViewStoreDeadLetterQueue.Waiting::letters)
                .containsExactlyInAnyOrder(tuple("amina", 2L), tuple("bao", 1L));
        assertThat(queue.last("amina").orElseThrow().message().getPayload()).isEqualTo(new Happened("what 1"));

        assertThat(queue.processSequence("amina", letter -> Decisions.evict())).isTrue();
        assertThat(queue.processSequence("chidi", letter -> Decisions.evict())).isFalse();
        assertThat(queue.waiting())
                .extracting(ViewStoreDeadLetterQueue.Waiting::sequenceId)
                .containsExactly("bao");
        assertThat(queue.last("amina")).isEmpty();
    }

    @Test
    void a_sequence_is_tried_again_in_its_order_and_then_gone() {
        park("amina", 0, 1, 2);
        List<Object> seen = new ArrayList<>();

        boolean done = queue.process(letter -> {
            seen.add(letter.message().getPayload());
            return Decisions.evict();
        });

        assertThat(done).isTrue();
        assertThat(seen).containsExactly(new Happened("what 0"), new Happened("what 1"), new Happened("what 2"));
        assertThat(queue.size()).isZero();
        assertThat(queue.process(letter -> Decisions.evict())).isFalse();
    }

    @Test
    void what_fails_again_stays_with_all_behind_it_and_may_be_tried_again() {
        park("amina", 0, 1, 2);

        boolean done = queue.process(letter -> letter.message().getPayload().equals(new Happened("what 1"))
                ? Decisions.requeue(new IllegalArgumentException("still not"))
                : Decisions.evict());

        assertThat(done).isFalse();
        assertThat(queue.sequenceSize("amina")).isEqualTo(2);
        assertThat(queue.deadLetterSequence("amina")
                        .iterator()
                        .next()
                        .cause()
                        .orElseThrow()
                        .message())
                .isEqualTo("still not");
        assertThat(queue.process(letter -> Decisions.evict())).isTrue();
        assertThat(queue.size()).isZero();
    }

    @Test
    void a_sequence_under_trial_is_not_tried_by_another_until_its_claim_ran_out() {
        park("amina", 0);
        List<Boolean> second = new ArrayList<>();

        queue.process(letter -> {
            second.add(queue.process(again -> Decisions.evict()));
            clock.advance(Duration.ofMinutes(1));
            second.add(queue.process(again -> Decisions.evict()));
            return Decisions.evict();
        });

        assertThat(second).containsExactly(false, true);
    }

    @Test
    void the_filter_chooses_the_sequence_and_clearing_forgets_this_group_only() {
        park("amina", 0);
        park("bao", 0);
        of("lines@registry").enqueue("amina", letter("amina", 0));

        boolean done = queue.process(
                letter -> ((GenericTrackedDomainEventMessage<?>) letter.message())
                        .getAggregateIdentifier()
                        .equals("identity:bao"),
                letter -> Decisions.evict());

        assertThat(done).isTrue();
        assertThat(queue.contains("amina")).isTrue();
        assertThat(queue.contains("bao")).isFalse();
        queue.clear();
        assertThat(queue.size()).isZero();
        assertThat(of("lines@registry").size()).isEqualTo(1);
    }

    @Test
    void only_its_own_letters_can_be_taken_out() {
        assertThatThrownBy(() -> queue.evict(letter("amina", 0))).isInstanceOf(WrongDeadLetterTypeException.class);
    }
}
