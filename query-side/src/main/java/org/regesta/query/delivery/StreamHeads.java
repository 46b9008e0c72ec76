package org.regesta.query.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/** How far each stream was taken in, for a view that inserts lines: so that a gap is seen and healed. */
public final class StreamHeads {

    private final ViewStore.Collection heads;
    private final Ledger ledger;

    public StreamHeads(ViewStore.Collection heads, Ledger ledger) {
        this.heads = heads;
        this.ledger = ledger;
    }

    /**
     * Hands on what of the event's stream was not handed on before, then remembers it.
     *
     * @param insert may get an event again after a crash: inserting twice must change nothing
     */
    public void deliver(Recorded event, Consumer<List<Recorded>> insert) {
        if (event.stream().isEmpty()) {
            insert.accept(List.of(event));
            return;
        }
        boolean done = false;
        while (!done) {
            long applied = heads.get(event.stream()).map(Document::version).orElse(ViewStore.ABSENT);
            List<Recorded> missed = Missed.upTo(event, applied + 1, ledger);
            if (missed.isEmpty()) {
                return;
            }
            insert.accept(missed);
            Document head = new Document(event.stream(), missed.getLast().sequence(), "{}", Map.of());
            done = heads.replace(head, applied);
        }
    }
}
