package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewStoreSagaStoreTest {

    @TempDir
    Path folder;

    private RocksViewStore store;

    record Errand(String rid, int step) {}

    record Other(String rid) {}

    private static final AssociationValue RID = new AssociationValue("rid", "10001");
    private static final AssociationValue SUBJECT = new AssociationValue("subject", "s1");

    private ViewStoreSagaStore sagas() {
        if (store == null) {
            store = RocksViewStore.open(folder);
        }
        return new ViewStoreSagaStore(store, ViewStoreTokenStoreTest.JACKSON);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    @Test
    void a_saga_comes_back_after_a_restart_and_is_found_by_what_it_is_about() {
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 1), Set.of(RID));

        close();
        SagaStore.Entry<Errand> loaded = sagas().loadSaga(Errand.class, "e1");

        assertThat(loaded.saga()).isEqualTo(new Errand("10001", 1));
        assertThat(loaded.associationValues()).containsExactly(RID);
        assertThat(sagas().findSagas(Errand.class, RID)).containsExactly("e1");
        assertThat(sagas().findSagas(Other.class, RID)).isEmpty();
        assertThat(sagas().loadSaga(Errand.class, "e2")).isNull();
    }

    @Test
    void after_a_change_it_is_found_by_its_new_associations_only() {
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 1), Set.of(RID));
        AssociationValuesImpl changed = new AssociationValuesImpl(Set.of(RID));
        changed.remove(RID);
        changed.add(SUBJECT);

        sagas().updateSaga(Errand.class, "e1", new Errand("10001", 2), changed);

        assertThat(sagas().findSagas(Errand.class, RID)).isEmpty();
        assertThat(sagas().findSagas(Errand.class, SUBJECT)).containsExactly("e1");
        assertThat(sagas().loadSaga(Errand.class, "e1").saga().step()).isEqualTo(2);
    }

    @Test
    void what_is_over_is_forgotten_and_an_update_does_not_bring_it_back() {
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 1), Set.of(RID));

        sagas().deleteSaga(Errand.class, "e1", Set.of(RID));
        sagas().deleteSaga(Errand.class, "e1", Set.of(RID));
        sagas().updateSaga(Errand.class, "e1", new Errand("10001", 2), new AssociationValuesImpl(Set.of(RID)));

        assertThat(sagas().findSagas(Errand.class, RID)).isEmpty();
        assertThat(sagas().loadSaga(Errand.class, "e1")).isNull();
    }

    @Test
    void a_creation_delivered_twice_leaves_one_saga() {
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 1), Set.of(RID));
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 3), Set.of(RID, SUBJECT));

        assertThat(sagas().findSagas(Errand.class, SUBJECT)).containsExactly("e1");
        assertThat(sagas().loadSaga(Errand.class, "e1").saga().step()).isEqualTo(3);
    }

    @Test
    void all_can_be_forgotten_to_be_rebuilt() {
        String empty = sagas().hash();
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 1), Set.of(RID));
        sagas().insertSaga(Errand.class, "e2", new Errand("10002", 1), Set.of());
        assertThat(sagas().hash()).isNotEqualTo(empty);

        sagas().clear();

        assertThat(sagas().hash()).isEqualTo(empty);
        assertThat(sagas().findSagas(Errand.class, RID)).isEmpty();
    }

    @Test
    void the_hash_is_of_the_states_whatever_their_ids_and_however_often_they_were_written() {
        sagas().insertSaga(Errand.class, "e1", new Errand("10001", 1), Set.of(RID));
        sagas().updateSaga(Errand.class, "e1", new Errand("10001", 2), new AssociationValuesImpl(Set.of(RID)));
        sagas().insertSaga(Errand.class, "e2", new Errand("10002", 1), Set.of());
        String before = sagas().hash();

        sagas().clear();
        sagas().insertSaga(Errand.class, "b", new Errand("10001", 2), Set.of(RID));
        assertThat(sagas().hash()).isNotEqualTo(before);
        sagas().insertSaga(Errand.class, "a", new Errand("10002", 1), Set.of());
        assertThat(sagas().hash()).isEqualTo(before);

        sagas().updateSaga(Errand.class, "a", new Errand("10002", 2), new AssociationValuesImpl(Set.of()));
        assertThat(sagas().hash()).isNotEqualTo(before);
    }
}
