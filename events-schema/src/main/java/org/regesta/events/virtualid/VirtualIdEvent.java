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

    /** Made while its identity is a draft: nobody can use it before it is issued. */
    record Drafted(String vidId, String subject, String policy, Sealed vid, String claimId) implements VirtualIdEvent {}

    /** Out of use until it is reactivated. */
    record Deactivated(String vidId, String subject) implements VirtualIdEvent {}

    record Reactivated(String vidId, String subject) implements VirtualIdEvent {}

    /** Out of use for ever. */
    record Ended(String vidId, String subject, VidEnd end) implements VirtualIdEvent {}
}
