package org.regesta.server.delivery;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.regesta.events.Envelope;

/** A parked event as a dead letter: its id, place, stamp and position, and as payload its type and revision. */
final class Letters {

    private Letters() {}

    static DeadLetter<EventMessage<?>> of(Envelope event, String key, Optional<Poison> why, Instant now) {
        Cause cause =
                why.map(poison -> new ThrowableCause("parked", poison.reason())).orElse(null);
        return new GenericDeadLetter<>(key, message(event), cause, now, now, MetaData.emptyInstance());
    }

    private static EventMessage<?> message(Envelope event) {
        var content = new GenericMessage<>(event.eventId(), type(event), MetaData.emptyInstance());
        var position = new GlobalSequenceTrackingToken(event.position());
        Instant recorded = Instant.ofEpochMilli(event.recordedMillis());
        return event.at()
                .<EventMessage<?>>map(at -> new GenericTrackedDomainEventMessage<>(
                        position, "", at.stream(), at.sequence(), content, () -> recorded))
                .orElseGet(() -> new GenericTrackedEventMessage<>(position, content, () -> recorded));
    }

    static long position(DeadLetter<? extends EventMessage<?>> letter) {
        return ((TrackedEventMessage<?>) letter.message())
                .trackingToken()
                .position()
                .orElseThrow();
    }

    static String stream(DeadLetter<? extends EventMessage<?>> letter) {
        return letter.message() instanceof DomainEventMessage<?> inStream ? inStream.getAggregateIdentifier() : "";
    }

    static String type(Envelope event) {
        return event.type() + "/" + event.revision();
    }

    /** Type and revision, such as {@code identity.issued/1}. */
    static String type(DeadLetter<? extends EventMessage<?>> letter) {
        return String.valueOf(letter.message().getPayload());
    }
}
