package org.regesta.events.hotlist;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether something may be relied on. Stream {@code hotlist:<entry>}; an entry is named, as a claim is, by the PRF of
 * its kind and id under a key that never leaves the vault: the ids of persons are among them.
 */
public sealed interface HotlistEvent {

    /** Lower-case hex HMAC-SHA-256 of the kind's name and the id. */
    String entryId();

    /** @param until free again from then on; for ever when none */
    record Blocked(String entryId, HotlistKind kind, Optional<Instant> until) implements HotlistEvent {}

    record Unblocked(String entryId, HotlistKind kind) implements HotlistEvent {}
}
