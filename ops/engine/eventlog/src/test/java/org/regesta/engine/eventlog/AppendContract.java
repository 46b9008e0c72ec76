package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Recorded;

/** How events are taken in. */
interface AppendContract extends Contract {

    @Test
    default void an_event_comes_back_as_it_went_in() {
        DomainEventMessage<?> sent = Given.event(Given.centre(10001), 0);
        store().publish(sent);

        Recorded read = ledger().stream(Book.REGISTRY, Given.centre(10001)).getFirst();
        assertThat(read.payload()).isEqualTo(sent.getPayload());
        assertThat(read.eventId()).isEqualTo(sent.getIdentifier());
        Envelope envelope = read.envelope();
        assertThat(envelope.type()).isEqualTo("centre.opened");
        assertThat(envelope.revision()).isEqualTo("1");
        assertThat(envelope.at()).contains(new Envelope.Place(Given.centre(10001), 0));
        assertThat(envelope.metadata()).isEqualTo(Given.ROSA.metadata());
        assertThat(envelope.payload())
                .isEqualTo(store().serializer()
                        .serialize(sent.getPayload(), byte[].class)
                        .getData());
        assertThat(Leaf.decode(Leaf.encode(envelope))).isEqualTo(envelope);
    }

    @Test
    default void no_java_name_reaches_the_disk() {
        store().publish(Given.event(Given.centre(10001), 0));
        DomainEventMessage<?> read = store().readEvents(Given.centre(10001)).next();
        assertThat(read.getType()).isEqualTo("centre");
    }

    @Test
    default void an_event_outside_any_stream_is_in_the_book() {
        store().publish(new GenericEventMessage<>(Given.opened("10001"), Given.ROSA.metadata()));
        assertThat(everything()).hasSize(1);
        assertThat(everything().getFirst().envelope().at()).isEmpty();
    }

    @Test
    default void a_sequence_is_taken_once() {
        store().publish(Given.events(Given.centre(10001), 0, 2));
        assertThatThrownBy(() -> store().publish(Given.event(Given.centre(10001), 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store().publish(Given.event(Given.centre(10001), 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(everything()).hasSize(2);
    }

    @Test
    default void an_event_id_is_taken_once() {
        DomainEventMessage<?> first = Given.event(Given.centre(10001), 0);
        store().publish(first);
        DomainEventMessage<?> sameId = new GenericDomainEventMessage<>(
                "centre",
                Given.centre(10002),
                5,
                Given.opened("10002"),
                Given.ROSA.metadata(),
                first.getIdentifier(),
                Instant.EPOCH);
        assertThatThrownBy(() -> store().publish(sameId)).isInstanceOf(ConcurrencyException.class);
        assertThat(everything()).hasSize(1);
    }

    @Test
    default void a_batch_is_recorded_whole_or_not_at_all() {
        store().publish(Given.event(Given.centre(10002), 0));
        List<EventMessage<?>> halfGood = new ArrayList<>(Given.events(Given.centre(10001), 0, 3));
        halfGood.add(Given.event(Given.centre(10002), 0));
        assertThatThrownBy(() -> store().publish(halfGood)).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(sequences(Given.centre(10001), 0)).isEmpty();
        assertThat(everything()).hasSize(1);
    }

    @Test
    default void what_is_acknowledged_is_there_after_a_restart() {
        store().publish(Given.events(Given.centre(10001), 0, 20));
        List<Envelope> before = everything().stream().map(Recorded::envelope).toList();
        engine().reopen();
        assertThat(everything().stream().map(Recorded::envelope).toList()).isEqualTo(before);
        store().publish(Given.event(Given.centre(10001), 20));
        assertThat(sequences(Given.centre(10001), 0)).hasSize(21);
    }

    @Test
    default void an_identity_is_recorded_under_its_own_name() {
        IdentityEvent.Issued issued = (IdentityEvent.Issued) Samples.of(IdentityEvent.Issued.class);
        store().publish(Given.event("identity:0f1e2d", 0, issued, Given.ROSA.metadata()));
        assertThat(everything().getFirst().payload()).isEqualTo(issued);
        assertThat(everything().getFirst().envelope().type()).isEqualTo("identity.issued");
    }
}
