package org.regesta.engine.eventlog;

import java.time.Instant;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;

/** A leaf as the message Axon wants; the payload is read when somebody asks for it. */
final class Messages {

    private final LedgerSerializer serializer;

    Messages(LedgerSerializer serializer) {
        this.serializer = serializer;
    }

    TrackedEventMessage<?> tracked(byte[] leaf) {
        Envelope event = Leaf.decode(leaf);
        var token = new GlobalSequenceTrackingToken(event.position());
        var type = new SimpleSerializedType(event.type(), event.revision());
        var stored = new SimpleSerializedObject<>(event.payload(), byte[].class, type);
        var message = new SerializedMessage<Object>(
                event.eventId(),
                new LazyDeserializingObject<>(stored, serializer),
                new LazyDeserializingObject<>(MetaData.from(event.metadata())));
        Instant recorded = Instant.ofEpochMilli(event.recordedMillis());
        return event.at()
                .<TrackedEventMessage<?>>map(at -> new GenericTrackedDomainEventMessage<>(
                        token, feature(at.stream()), at.stream(), at.sequence(), message, () -> recorded))
                .orElseGet(() -> new GenericTrackedEventMessage<>(token, message, () -> recorded));
    }

    /** What Axon calls the aggregate's type, without a Java name: the stream's prefix. */
    static String feature(String stream) {
        int colon = stream.indexOf(':');
        return colon < 0 ? stream : stream.substring(0, colon);
    }
}
