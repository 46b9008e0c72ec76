package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.regesta.events.Meta;

/**
 * The command ids in the newest events of each stream, read from the events themselves: so known after a restart and
 * over any engine. Memory is bounded; what is forgotten is read again.
 */
final class RecentCommands {

    /** A retry comes soon: within this many events of its stream. */
    static final int EVENTS_BACK = 256;

    private static final int STREAMS_MAX = 4096;

    private final EventStore store;
    private final Map<String, Known> streams = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > STREAMS_MAX;
        }
    };

    RecentCommands(EventStore store) {
        this.store = store;
    }

    /** What is known of one stream; used by one thread at a time, under the stream's lock. */
    static final class Known {
        private long last = -1;
        private final Map<String, Long> firstSequences = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > EVENTS_BACK;
            }
        };

        /** The stream's newest sequence, -1 while it is empty. */
        long last() {
            return last;
        }

        /** The sequence of the first event that a command caused. */
        OptionalLong firstOf(String commandId) {
            Long first = firstSequences.get(commandId);
            return first == null ? OptionalLong.empty() : OptionalLong.of(first);
        }
    }

    /** The stream's recent command ids, up to its newest event. */
    Known of(String stream) {
        Known known;
        synchronized (streams) {
            known = streams.computeIfAbsent(stream, unseen -> new Known());
        }
        long from = known.last + 1;
        if (from == 0) {
            from = Math.max(0, store.lastSequenceNumberFor(stream).orElse(-1L) - EVENTS_BACK + 1);
        }
        DomainEventStream newer = store.readEvents(stream, from);
        while (newer.hasNext()) {
            DomainEventMessage<?> event = newer.next();
            known.last = event.getSequenceNumber();
            if (event.getMetaData().get(Meta.COMMAND_ID) instanceof String id) {
                known.firstSequences.putIfAbsent(id, event.getSequenceNumber());
            }
        }
        return known;
    }

    /** The payloads that a command left in its stream. */
    List<Object> payloadsOf(String stream, String commandId, long first) {
        List<Object> payloads = new ArrayList<>();
        DomainEventStream events = store.readEvents(stream, first);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            if (commandId.equals(event.getMetaData().get(Meta.COMMAND_ID))) {
                payloads.add(event.getPayload());
            }
        }
        return payloads;
    }
}
