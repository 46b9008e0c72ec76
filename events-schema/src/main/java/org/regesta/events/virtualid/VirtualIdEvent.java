package org.regesta.events.virtualid;

import java.time.Instant;
import java.util.Optional;
import org.regesta.events.Sealed;

/** The life of one virtual id. Stream {@code virtualid:<vidId>}, an id without meaning. */
public sealed interface VirtualIdEvent {

    String vidId();

    /** @param policy the VID policy's name, such as {@code Perpetual}; {@code vid} is sealed under the subject's key */
    record Issued(String vidId, String subject, String policy, Sealed vid, String claimId, Optional<Instant> expires)
            implements VirtualIdEvent {}
}
