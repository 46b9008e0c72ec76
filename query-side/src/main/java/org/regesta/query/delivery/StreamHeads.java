package org.regesta.query.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/**
 * How far each stream was taken in, for a view that inserts lines: so that a gap is seen and healed. Nothing is kept of
 * a stream of one event, which most are: a second one has the first read, and inserted, again.
 */
public final class StreamHeads {

    private final ViewStore.Collection heads;
    private final Ledger ledger;

    public StreamHeads(ViewStore.Collection heads, Ledger ledger) {
        this.heads = heads;
        this.ledger = ledger;
    }

    /**
     * Hands on what of the events' streams was not handed on before, then remembers it.
     *
     * @param events in the order of their streams
     * @param insert may get an event again, with all that follow it in its stream: inserting twice must change nothing
     */
    public void deliver(List<Recorded> events, Consumer<List<Recorded>> insert) {
        Map<String, Long> applied = new HashMap<>();
        List<Recorded> missed = new ArrayList<>();
        Map<String, Document> moved = new LinkedHashMap<>();
        for (Recorded event : events) {
            if (event.stream().isEmpty()) {
                missed.add(event);
                continue;
            }
            long before = applied.computeIfAbsent(event.stream(), this::applied);
            List<Recorded> next = Missed.upTo(event, before + 1, ledger);
            if (!next.isEmpty()) {
                missed.addAll(next);
                long head = next.getLast().sequence();
                applied.put(event.stream(), head);
                if (head > 0) {
                    moved.put(event.stream(), new Document(event.stream(), head, "{}", Map.of()));
                }
            }
        }
        if (missed.isEmpty()) {
            return;
        }
        insert.accept(missed);
        heads.replaceAll(List.copyOf(moved.values()));
    }

    private long applied(String stream) {
        return heads.get(stream).map(Document::version).orElse(ViewStore.ABSENT);
    }
}
