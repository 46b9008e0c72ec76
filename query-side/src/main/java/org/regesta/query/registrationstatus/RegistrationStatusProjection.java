package org.regesta.query.registrationstatus;

import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.ViewStore;
import org.regesta.query.delivery.StreamFold;
import org.springframework.stereotype.Component;

/** A {@link RegistrationStatus} per registration. */
@Component
class RegistrationStatusProjection implements Projection.Factory {

    static final String NAME = "registration-status-1";

    private final Ledger ledger;

    RegistrationStatusProjection(Ledger ledger) {
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
        StreamFold<RegistrationStatus> statuses =
                new StreamFold<>(open(store), ledger, RegistrationStatus.class, RegistrationStatus.FOLD);
        return event -> {
            if (event.payload() instanceof RegistrationEvent) {
                statuses.on(event);
            }
        };
    }

    static Optional<RegistrationStatus> find(ViewStore store, String registrationId) {
        return StreamFold.find(open(store), RegistrationStatus.class, stream(registrationId));
    }

    static String stream(String registrationId) {
        return "registration:" + registrationId;
    }

    private static ViewStore.Collection open(ViewStore store) {
        return store.collection(NAME, Set.of());
    }
}
