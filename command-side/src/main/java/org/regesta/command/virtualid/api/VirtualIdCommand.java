package org.regesta.command.virtualid.api;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VidEnd;

/** What can be asked of a virtual id. */
public sealed interface VirtualIdCommand {

    String vidId();

    @TargetAggregateIdentifier
    default String stream() {
        return "virtualid:" + vidId();
    }

    /** Answers with the {@link Vid} in effect: this one, or the one issued under this id before. */
    record Issue(String vidId, String subject, String policy, Sealed vid, String claimId, Optional<Instant> expires)
            implements VirtualIdCommand {}

    /** Answers with the {@link Vid} in effect: this one, or the one made under this id before. */
    record MakeDraft(String vidId, String subject, String policy, Sealed vid, String claimId)
            implements VirtualIdCommand {}

    record Deactivate(String vidId) implements VirtualIdCommand {}

    record Reactivate(String vidId) implements VirtualIdCommand {}

    /** Again changes nothing, whatever the reason then. */
    record End(String vidId, VidEnd end) implements VirtualIdCommand {}

    /** A sealed VID and the claim that holds it. */
    record Vid(Sealed vid, String claimId) {}
}
