package org.regesta.engine.viewstore;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * An event as a dead letter keeps it: payload and metadata as they are serialised, so that one that cannot be read
 * can be kept too.
 *
 * @param sequence in its stream, -1 outside any
 * @param tokenType empty when it came without a place in its book
 */
record ParkedEvent(
        String id,
        Instant timestamp,
        String payloadType,
        @Nullable String revision,
        String payload,
        Map<String, String> metadata,
        String kind,
        String stream,
        long sequence,
        String tokenType,
        String token) {

    static ParkedEvent of(EventMessage<?> message, Serializer serializer) {
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        Map<String, String> metadata = new TreeMap<>();
        message.getMetaData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        String kind = "";
        String stream = "";
        long sequence = -1;
        if (message instanceof DomainEventMessage<?> inStream) {
            kind = String.valueOf(inStream.getType());
            stream = inStream.getAggregateIdentifier();
            sequence = inStream.getSequenceNumber();
        }
        String tokenType = "";
        String token = "";
        if (message instanceof TrackedEventMessage<?> tracked) {
            SerializedObject<String> place = serializer.serialize(tracked.trackingToken(), String.class);
            tokenType = place.getType().getName();
            token = place.getData();
        }
        return new ParkedEvent(
                message.getIdentifier(),
                message.getTimestamp(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata,
                kind,
                stream,
                sequence,
                tokenType,
                token);
    }

    EventMessage<?> message(Serializer serializer) {
        SerializedMessage<Object> message = new SerializedMessage<>(
                id,
                new SimpleSerializedObject<>(payload, String.class, payloadType, revision),
                new SerializedMetaData<>(
                        serializer
                                .serialize(MetaData.from(metadata), String.class)
                                .getData(),
                        String.class),
                serializer);
        if (tokenType.isEmpty()) {
            return sequence < 0
                    ? new GenericEventMessage<>(message, () -> timestamp)
                    : new GenericDomainEventMessage<>(kind, stream, sequence, message, () -> timestamp);
        }
        TrackingToken place =
                serializer.deserialize(new SimpleSerializedObject<>(token, String.class, tokenType, null));
        return sequence < 0
                ? new GenericTrackedEventMessage<>(place, message, () -> timestamp)
                : new GenericTrackedDomainEventMessage<>(place, kind, stream, sequence, message, () -> timestamp);
    }
}
