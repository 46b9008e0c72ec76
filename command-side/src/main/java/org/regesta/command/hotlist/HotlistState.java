package org.regesta.command.hotlist;

import java.time.Instant;
import java.util.Optional;

/** Where an entry stands. */
sealed interface HotlistState {

    record Clear() implements HotlistState {}

    record Listed(Optional<Instant> until) implements HotlistState {}
}
