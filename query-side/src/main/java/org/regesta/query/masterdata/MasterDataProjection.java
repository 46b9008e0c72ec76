package org.regesta.query.masterdata;

import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.springframework.stereotype.Component;

/** Schemas, centres and machines, a collection each. */
@Component
class MasterDataProjection implements Projection.Factory {

    static final String NAME = "masterdata-1";

    private final Ledger ledger;

    MasterDataProjection(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        Projection schemas = new StreamFold<>(schemas(store), ledger, SchemaPage.class, SchemaPage.FOLD);
        Projection centres = new StreamFold<>(centres(store), ledger, CentreCard.class, CentreCard.FOLD);
        Projection machines = new StreamFold<>(machines(store), ledger, MachineCard.class, MachineCard.FOLD);
        return event -> {
            switch (event.payload()) {
                case IdentitySchemaEvent e -> schemas.on(event);
                case CentreEvent e -> centres.on(event);
                case MachineEvent e -> machines.on(event);
                default -> {} // the rest of the registry is no master data
            }
        };
    }

    static ViewStore.Collection schemas(ViewStore store) {
        return store.collection(NAME + "-schemas", Set.of(SchemaPage.VERSION));
    }

    static ViewStore.Collection centres(ViewStore store) {
        return store.collection(NAME + "-centres", Set.of());
    }

    static ViewStore.Collection machines(ViewStore store) {
        return store.collection(NAME + "-machines", Set.of());
    }
}
