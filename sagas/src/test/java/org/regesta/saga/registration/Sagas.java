package org.regesta.saga.registration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.SimpleResourceInjector;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.regesta.events.Book;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** Axon's own saga manager over a store that keeps what a durable one would: the text, and the token. */
public final class Sagas {

    /** What survives a crash. */
    public static final class Store implements SagaStore<Object> {
        private final Map<String, Entry> sagas = new HashMap<>();
        private long token = -1;

        private record Entry(String text, Set<AssociationValue> associationValues) implements SagaStore.Entry<Object> {
            @Override
            public Object saga() {
                RegistrationSaga saga = new RegistrationSaga();
                saga.setState(text);
                return saga;
            }
        }

        @Override
        public Set<String> findSagas(Class<?> type, AssociationValue association) {
            return sagas.entrySet().stream()
                    .filter(e -> e.getValue().associationValues().contains(association))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <S> SagaStore.Entry<S> loadSaga(Class<S> type, String id) {
            return (SagaStore.Entry<S>) sagas.get(id);
        }

        @Override
        public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
            sagas.put(id, new Entry(((RegistrationSaga) saga).getState(), new HashSet<>(associations)));
        }

        @Override
        public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
            insertSaga(type, id, saga, associations.asSet());
        }

        @Override
        public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
            sagas.remove(id);
        }

        /** States by registration, as text; and what each listens to. */
        Map<String, String> states() {
            Map<String, String> states = new TreeMap<>();
            sagas.values()
                    .forEach(e -> states.put(
                            RegistrationState.read(e.text()).registrationId(),
                            e.text()
                                    + e.associationValues().stream()
                                            .map(AssociationValue::getValue)
                                            .sorted()
                                            .toList()));
            return states;
        }

        /** Forgets everything and takes over what the registry makes of it. */
        void rebuild(RegistrationStates.Fold fold) {
            sagas.clear();
            fold.sagas()
                    .forEach(open -> insertSaga(
                            RegistrationStates.sagaType(),
                            open.registrationId(),
                            open.saga(),
                            open.associations().stream()
                                    .map(rid -> new AssociationValue(RegistrationStates.association(), rid))
                                    .collect(Collectors.toSet())));
            token = fold.position();
        }
    }

    private final Store store;
    private final Ledger ledger;
    private final AnnotatedSagaManager<RegistrationSaga> manager;

    public Sagas(Store store, Ledger ledger, Commands commands) {
        this.store = store;
        this.ledger = ledger;
        this.manager = AnnotatedSagaManager.<RegistrationSaga>builder()
                .sagaType(RegistrationSaga.class)
                .sagaFactory(RegistrationSaga::new)
                .listenerInvocationErrorHandler((failed, event, handler) -> {
                    throw failed;
                })
                .sagaRepository(AnnotatedSagaRepository.<RegistrationSaga>builder()
                        .sagaType(RegistrationSaga.class)
                        .sagaStore(store)
                        .resourceInjector(new SimpleResourceInjector(ledger, commands))
                        .build())
                .build();
    }

    /** Handles the next event of the registry, if there is one; the token moves when it was handled. */
    public boolean step() {
        if (store.token >= ledger.head(Book.REGISTRY)) {
            return false;
        }
        Recorded recorded = ledger.at(Book.REGISTRY, store.token + 1).orElseThrow();
        EventMessage<?> message = LedgerEventStore.message(recorded);
        DefaultUnitOfWork.startAndGet(message).execute(() -> handle(message));
        store.token++;
        return true;
    }

    private void handle(EventMessage<?> message) {
        try {
            manager.handle(message, Segment.ROOT_SEGMENT);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }
}
