package org.regesta.engine.viewstore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewHash;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Saga states, a document each, found by their associations. State and associations change in one write. */
public final class ViewStoreSagaStore implements SagaStore<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ViewStoreSagaStore.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASSOCIATION = "association";
    private static final int PAGE = 1000;

    private final ViewStore.Collection sagas;
    private final Serializer serializer;

    /** @param serializer of sagas; Jackson */
    public ViewStoreSagaStore(ViewStore store, Serializer serializer) {
        this.sagas = store.collection("axon-sagas-1", Set.of(ASSOCIATION));
        this.serializer = serializer;
    }

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue association) {
        String key = key(type, new Association(association.getKey(), association.getValue()));
        Set<String> found = new TreeSet<>();
        String cursor = null;
        do {
            ViewStore.Page page = sagas.scan(ASSOCIATION, key, key + "\0", cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(document -> found.add(document.id()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String sagaId) {
        return sagas.get(sagaId).<Entry<S>>map(this::entry).orElse(null);
    }

    @Override
    public void insertSaga(Class<?> type, String sagaId, Object saga, Set<AssociationValue> associations) {
        if (!sagas.replace(document(type, sagaId, 0, saga, associations), ViewStore.ABSENT)) {
            updateSaga(type, sagaId, saga, associations); // its creation was redelivered
        }
    }

    @Override
    public void updateSaga(Class<?> type, String sagaId, Object saga, AssociationValues associations) {
        updateSaga(type, sagaId, saga, associations.asSet());
    }

    @Override
    public void deleteSaga(Class<?> type, String sagaId, Set<AssociationValue> associations) {
        Optional<Document> found = sagas.get(sagaId);
        while (found.isPresent() && !sagas.remove(sagaId, found.get().version())) {
            found = sagas.get(sagaId);
        }
    }

    /** Forgets all sagas, to rebuild them from the registry. */
    public void clear() {
        ViewStore.Page page;
        do {
            page = sagas.scan(ViewStore.BY_ID, "", null, null, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(document -> sagas.remove(document.id(), document.version()));
        } while (page.cursor().isPresent());
    }

    /** Of all states with their associations, whatever the sagas' ids and however often they were written. */
    public String hash() {
        List<String> states = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = sagas.scan(ViewStore.BY_ID, "", null, cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().forEach(document -> states.add(document.body()));
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        states.sort(Comparator.naturalOrder());
        ViewHash hash = new ViewHash();
        states.forEach(state -> hash.add(new Document("saga", 0, state, Map.of())));
        return hash.hex();
    }

    private void updateSaga(Class<?> type, String sagaId, Object saga, Set<AssociationValue> associations) {
        Optional<Document> found = sagas.get(sagaId);
        while (found.isPresent()) {
            Document next = document(type, sagaId, found.get().version() + 1, saga, associations);
            if (sagas.replace(next, found.get().version())) {
                return;
            }
            found = sagas.get(sagaId);
        }
        LOG.warn("a saga of type {} was to be updated, but is not there", type.getSimpleName());
    }

    private <S> Entry<S> entry(Document document) {
        Stored stored = JSON.readValue(document.body(), Stored.class);
        S saga = serializer.deserialize(
                new SimpleSerializedObject<>(stored.state, String.class, stored.type, stored.revision));
        Set<AssociationValue> associations = stored.associations.stream()
                .map(each -> new AssociationValue(each.key, each.value))
                .collect(Collectors.toSet());
        return new Loaded<>(associations, saga);
    }

    private Document document(
            Class<?> type, String sagaId, long version, Object saga, Set<AssociationValue> associations) {
        SerializedObject<String> state = serializer.serialize(saga, String.class);
        List<Association> sorted = associations.stream()
                .map(each -> new Association(each.getKey(), each.getValue()))
                .sorted()
                .toList();
        Stored stored = new Stored(state.getType().getName(), state.getType().getRevision(), state.getData(), sorted);
        List<String> keys = sorted.stream().map(each -> key(type, each)).toList();
        return new Document(sagaId, version, JSON.writeValueAsString(stored), Map.of(ASSOCIATION, keys));
    }

    private String key(Class<?> type, Association association) {
        return serializer.typeForClass(type).getName() + "|" + association.key + "|" + association.value;
    }

    private record Stored(String type, @Nullable String revision, String state, List<Association> associations) {}

    private record Association(String key, String value) implements Comparable<Association> {
        @Override
        public int compareTo(Association other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : value.compareTo(other.value);
        }
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}
}
