package org.regesta.engine.viewstore;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * One dead letter as it is stored.
 *
 * @param causeType the exception's class, empty when it only waits behind another
 * @param claimed until when someone tries it again, the epoch for nobody
 */
record ParkedLetter(
        String sequenceId,
        ParkedEvent event,
        String causeType,
        String causeMessage,
        Instant enqueued,
        Instant touched,
        Map<String, String> diagnostics,
        Instant claimed) {

    private static final JsonMapper JSON = new JsonMapper();

    static ParkedLetter of(String sequenceId, DeadLetter<? extends EventMessage<?>> letter, Serializer serializer) {
        Optional<Cause> cause = letter.cause();
        Map<String, String> diagnostics = new TreeMap<>();
        letter.diagnostics().forEach((key, value) -> diagnostics.put(key, String.valueOf(value)));
        return new ParkedLetter(
                sequenceId,
                ParkedEvent.of(letter.message(), serializer),
                cause.map(Cause::type).orElse(""),
                cause.map(Cause::message).orElse(""),
                letter.enqueuedAt(),
                letter.lastTouched(),
                diagnostics,
                Instant.EPOCH);
    }

    static ParkedLetter read(Document document) {
        return JSON.readValue(document.body(), ParkedLetter.class);
    }

    Document document(String id, long version) {
        return new Document(id, version, JSON.writeValueAsString(this), Map.of());
    }

    ParkedLetter claimedUntil(Instant until) {
        return new ParkedLetter(sequenceId, event, causeType, causeMessage, enqueued, touched, diagnostics, until);
    }

    /** The letter as Axon hands it round. */
    @SuppressWarnings("unchecked")
    <M extends EventMessage<?>> Parked<M> letter(Document stored, Serializer serializer) {
        @Nullable Cause cause = causeType.isEmpty() ? null : new ThrowableCause(causeType, causeMessage);
        GenericDeadLetter<M> letter = new GenericDeadLetter<>(
                sequenceId, (M) event.message(serializer), cause, enqueued, touched, MetaData.from(diagnostics));
        return new Parked<>(stored.id(), stored.version(), letter);
    }

    /** A letter that knows where it lies. */
    record Parked<M extends EventMessage<?>>(String id, long version, DeadLetter<M> letter) implements DeadLetter<M> {
        @Override
        public M message() {
            return letter.message();
        }

        @Override
        public Optional<Cause> cause() {
            return letter.cause();
        }

        @Override
        public Instant enqueuedAt() {
            return letter.enqueuedAt();
        }

        @Override
        public Instant lastTouched() {
            return letter.lastTouched();
        }

        @Override
        public MetaData diagnostics() {
            return letter.diagnostics();
        }

        @Override
        public DeadLetter<M> markTouched() {
            return new Parked<>(id, version, letter.markTouched());
        }

        @Override
        public DeadLetter<M> withCause(@Nullable Throwable requeueCause) {
            return new Parked<>(id, version, letter.withCause(requeueCause));
        }

        @Override
        public DeadLetter<M> withDiagnostics(MetaData diagnostics) {
            return new Parked<>(id, version, letter.withDiagnostics(diagnostics));
        }
    }
}
