package org.regesta.command.hotlist.api;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.hotlist.HotlistKind;

/** What can be asked of an entry of the hotlist. */
public sealed interface HotlistCommand {

    /** {@link Hotlist#entry} */
    String entryId();

    @TargetAggregateIdentifier
    default String stream() {
        return Hotlist.stream(entryId());
    }

    /** @param until free again from then on; for ever when none */
    record Block(String entryId, HotlistKind kind, Optional<Instant> until) implements HotlistCommand {}

    record Unblock(String entryId, HotlistKind kind) implements HotlistCommand {}
}
