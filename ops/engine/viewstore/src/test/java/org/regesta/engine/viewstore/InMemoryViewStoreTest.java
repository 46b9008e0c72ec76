package org.regesta.engine.viewstore;

import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;

/** The fake that other rooms test with keeps the same contract. */
class InMemoryViewStoreTest extends ViewStoreModelContract {

    @Override
    ViewStore fresh() {
        return new InMemoryViewStore();
    }
}
