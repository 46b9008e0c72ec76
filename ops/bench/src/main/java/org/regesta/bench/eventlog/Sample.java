package org.regesta.bench.eventlog;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Attribution;

/** An event of usual size: some 500 bytes of payload, some 800 as a leaf. */
final class Sample {

    private static final Map<String, String> METADATA = new Attribution(
                    "bench", "MASTERDATA_ADMIN", new Authority.Rule("bench", "1", "nobody"), Map.of())
            .with(Meta.CORRELATION, "0123456789abcdef0123456789abcdef")
            .with(Meta.REASON, "bench")
            .metadata();

    private static final Map<String, String> NAMES = Map.of("eng", "n".repeat(200), "fra", "m".repeat(180));

    private Sample() {}

    static DomainEventMessage<?> event(String stream, long sequence) {
        String id = stream.substring(stream.indexOf(':') + 1);
        return new GenericDomainEventMessage<>(
                "centre", stream, sequence, new CentreEvent.Opened(id, NAMES, Map.of("zone", "north")), METADATA);
    }

    static List<DomainEventMessage<?>> events(String stream, long from, int count) {
        return IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(i -> event(stream, from + i))
                .toList();
    }
}
