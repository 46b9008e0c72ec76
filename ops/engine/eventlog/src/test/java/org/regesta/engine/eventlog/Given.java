package org.regesta.engine.eventlog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Attribution;

/** Events for tests: a centre that Rosa opens under the founding rule. */
final class Given {

    static final Attribution ROSA =
            new Attribution("officer-rosa", "MASTERDATA_ADMIN", new Authority.Rule("founding", "1", "law-7"), Map.of());

    private Given() {}

    static CentreEvent.Opened opened(String centreId) {
        return new CentreEvent.Opened(
                centreId, Map.of("eng", "Harbour", "ara", "الميناء", "hin", "बंदरगाह"), Map.of("zone", "north"));
    }

    static String centre(Object id) {
        return "centre:" + id;
    }

    static DomainEventMessage<?> event(String stream, long sequence) {
        return event(stream, sequence, opened(stream.substring(stream.indexOf(':') + 1)), ROSA.metadata());
    }

    static DomainEventMessage<?> event(String stream, long sequence, Object payload, Map<String, ?> metadata) {
        return new GenericDomainEventMessage<>("Centre", stream, sequence, payload, metadata);
    }

    /** Events of one stream from a sequence on, as one append. */
    static List<DomainEventMessage<?>> events(String stream, long from, int count) {
        return IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(i -> event(stream, from + i))
                .toList();
    }

    static Map<String, Object> without(String key) {
        Map<String, Object> metadata = new TreeMap<>(ROSA.metadata());
        metadata.remove(key);
        return metadata;
    }

    static Map<String, Object> with(String key, Object value) {
        Map<String, Object> metadata = new TreeMap<>(ROSA.metadata());
        metadata.put(key, value);
        return metadata;
    }

    static Attribution rosaWithCommand(String id) {
        return ROSA.with(Meta.COMMAND_ID, id);
    }
}
