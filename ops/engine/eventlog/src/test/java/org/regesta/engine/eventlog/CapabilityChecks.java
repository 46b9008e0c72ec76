package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.regesta.ports.Recorded;

/** One check per capability: whoever declares it must pass it. */
final class CapabilityChecks {

    private CapabilityChecks() {}

    static void check(Capability capability, Contract kit) throws Exception {
        switch (capability) {
            case DENSE_POSITIONS -> positionsAreDense(kit);
            case WRITER_STAMPS -> stampsNeverGoBackwards(kit);
            case SYNCED_ACKNOWLEDGEMENT ->
                assertThat(kit.engine().syncsBeforeItAcknowledges()).isTrue();
        }
    }

    private static void positionsAreDense(Contract kit) throws Exception {
        if (kit instanceof RaceContract) {
            readersAgreeOnTheOrder(kit);
        }
        kit.store().publish(Given.events(Given.centre("dense"), 0, 3));
        assertThatThrownBy(() -> kit.store().publish(Given.event(Given.centre("dense"), 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        kit.store().publish(Given.event(Given.centre("dense"), 3));
        List<Long> positions = kit.everything().stream().map(Recorded::position).toList();
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.range(0, positions.size()).boxed().toList());
    }

    /** Whoever reads along sees the order that everybody sees later. */
    private static void readersAgreeOnTheOrder(Contract kit) throws Exception {
        List<String> live = new ArrayList<>();
        ((RaceContract) kit).race(8, 25).seen().forEach(event -> live.add(event.getIdentifier()));
        List<String> later = kit.everything().stream().map(Recorded::eventId).toList();
        assertThat(later.subList(later.size() - live.size(), later.size())).isEqualTo(live);
    }

    private static void stampsNeverGoBackwards(Contract kit) {
        long noon = 1_900_000_000_000L;
        kit.engine().clock().set(noon);
        kit.store().publish(Given.event(Given.centre("stamped"), 0));
        kit.engine().clock().set(noon - 86_400_000L);
        kit.store().publish(Given.event(Given.centre("stamped"), 1));
        kit.engine().reopen();
        kit.store().publish(Given.event(Given.centre("stamped"), 2));
        kit.engine().clock().set(noon + 5);
        kit.store().publish(Given.event(Given.centre("stamped"), 3));
        List<Long> stamps = kit.everything().stream()
                .filter(event -> event.stream().equals(Given.centre("stamped")))
                .map(event -> event.envelope().recordedMillis())
                .toList();
        assertThat(stamps).containsExactly(noon, noon, noon, noon + 5);
    }
}
