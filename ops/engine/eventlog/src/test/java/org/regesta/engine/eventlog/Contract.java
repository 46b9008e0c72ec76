package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.regesta.events.Book;
import org.regesta.ports.Recorded;

/** What the parts of the kit speak of. */
interface Contract {

    EngineUnderTest engine();

    default LedgerEventStore store() {
        return engine().store(Book.REGISTRY);
    }

    default AxonLedger ledger() {
        return new AxonLedger(List.of(store()), store().serializer());
    }

    default List<Recorded> everything() {
        List<Recorded> all = new ArrayList<>();
        ledger().read(Book.REGISTRY, 0, all::add);
        return all;
    }

    default List<Long> sequences(String stream, long from) {
        List<Long> sequences = new ArrayList<>();
        store().readEvents(stream, from).forEachRemaining(event -> sequences.add(event.getSequenceNumber()));
        return sequences;
    }
}
