package org.regesta.query.delivery;

import java.util.List;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** What of a stream is to be applied when an event of it comes. */
final class Missed {

    private Missed() {}

    /**
     * The event alone when it is the expected one; all from the expected one on, read from the ledger, when events
     * before it were not delivered; nothing when it came before.
     *
     * @throws GapInStream when the ledger lacks what was not delivered
     */
    static List<Recorded> upTo(Recorded event, long expected, Ledger ledger) {
        if (event.sequence() < expected) {
            return List.of();
        }
        if (event.sequence() == expected) {
            return List.of(event);
        }
        List<Recorded> stream = ledger.stream(event.envelope().book(), event.stream());
        List<Recorded> missed =
                stream.stream().filter(each -> each.sequence() >= expected).toList();
        for (int i = 0; i <= event.sequence() - expected; i++) {
            if (i >= missed.size() || missed.get(i).sequence() != expected + i) {
                throw new GapInStream(event.stream(), expected + i, event.sequence());
            }
        }
        return missed;
    }
}
