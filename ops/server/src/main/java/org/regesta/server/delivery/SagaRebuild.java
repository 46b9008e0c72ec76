package org.regesta.server.delivery;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.regesta.engine.viewstore.ViewStoreSagaStore;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.saga.registration.RegistrationStates;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes the sagas' states anew from the registry. Axon cannot reset sagas, so with their processor stopped the process
 * is folded over the book, its commands are thrown away, states, associations and the token are written, and it starts
 * again; what is still open is asked for again by the due view.
 */
@Component
public class SagaRebuild implements SmartInitializingSingleton {

    /** As Axon calls it, after the saga's class. */
    private static final String PROCESSOR = RegistrationStates.sagaType().getSimpleName() + "Processor";

    private static final long CATCH_UP_NANOS = 30_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Ledger ledger;
    private final ViewStoreSagaStore store;
    private final TokenStore tokens;
    private final EventProcessingConfiguration processing;

    SagaRebuild(Ledger ledger, SagaStore<Object> store, TokenStore tokens, EventProcessingConfiguration processing) {
        this.ledger = ledger;
        this.store = (ViewStoreSagaStore) store;
        this.tokens = tokens;
        this.processing = processing;
    }

    /** @param same whether the states made anew are those that stood there */
    public record Result(int open, long position, boolean same) {}

    /** Rebuilds while running; registrations wait meanwhile. */
    public synchronized Result rebuild() {
        Class<?> type = RegistrationStates.sagaType();
        Optional<StreamingEventProcessor> processor =
                processing.sagaEventProcessor(type).map(StreamingEventProcessor.class::cast);
        processor.ifPresent(this::awaitHead); // else what stands there is of an earlier instant, and not the same
        processor.ifPresent(StreamingEventProcessor::shutDown);
        try {
            String before = store.hash();
            RegistrationStates.Fold fold = RegistrationStates.fold(ledger);
            store.clear();
            fold.sagas().forEach(saga -> insert(type, saga));
            processor.ifPresent(stopped -> moveTo(stopped.getName(), fold.position()));
            return new Result(fold.sagas().size(), fold.position(), store.hash().equals(before));
        } finally {
            processor.ifPresent(StreamingEventProcessor::start);
        }
    }

    private void awaitHead(StreamingEventProcessor processor) {
        long head = ledger.head(Book.REGISTRY);
        long end = System.nanoTime() + CATCH_UP_NANOS;
        while (System.nanoTime() < end
                && !processor.processingStatus().values().stream()
                        .allMatch(segment -> segment.getCurrentPosition().orElse(-1) >= head)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /**
     * Where the books were restored, or the states thrown away, the processes would begin anew and send again what they
     * sent before: so their states are made from the registry before their processor starts.
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (ledger.head(Book.REGISTRY) >= 0 && tokens.fetchSegments(PROCESSOR).length == 0) {
            RegistrationStates.Fold fold = RegistrationStates.fold(ledger);
            store.clear();
            fold.sagas().forEach(saga -> insert(RegistrationStates.sagaType(), saga));
            tokens.initializeTokenSegments(
                    PROCESSOR, Delivery.SAGA_SEGMENTS, new GlobalSequenceTrackingToken(fold.position()));
        }
    }

    private void insert(Class<?> type, RegistrationStates.Open saga) {
        Set<AssociationValue> associations = saga.associations().stream()
                .map(value -> new AssociationValue(RegistrationStates.association(), value))
                .collect(Collectors.toSet());
        store.insertSaga(type, UUID.randomUUID().toString(), saga.saga(), associations);
    }

    private void moveTo(String processor, long position) {
        for (int segment : tokens.fetchSegments(processor)) {
            tokens.fetchToken(processor, segment);
            tokens.storeToken(new GlobalSequenceTrackingToken(position), processor, segment);
            tokens.releaseClaim(processor, segment);
        }
    }
}
