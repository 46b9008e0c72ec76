package org.regesta.saga.registration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;

/** Where a registration stands in its process: what is to be commanded, or what is waited for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Standing.Awaited.class, name = "awaited"),
    @JsonSubTypes.Type(value = Standing.ToAsk.class, name = "to-ask"),
    @JsonSubTypes.Type(value = Standing.Working.class, name = "working"),
    @JsonSubTypes.Type(value = Standing.ToInquire.class, name = "to-inquire"),
    @JsonSubTypes.Type(value = Standing.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = Standing.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = Standing.ToAdjudicate.class, name = "to-adjudicate"),
    @JsonSubTypes.Type(value = Standing.InAdjudication.class, name = "in-adjudication"),
    @JsonSubTypes.Type(value = Standing.ToApprove.class, name = "to-approve"),
    @JsonSubTypes.Type(value = Standing.ToReject.class, name = "to-reject"),
    @JsonSubTypes.Type(value = Standing.Ended.class, name = "ended")
})
sealed interface Standing {

    /** Its packet is not here yet. */
    record Awaited() implements Standing {}

    /** A stage is to be asked for. */
    record ToAsk(Stage stage, int attempt) implements Standing {}

    /** A worker's finding is awaited. */
    record Working(Stage stage, int attempt) implements Standing {}

    /** The field is to be asked for something that is missing. */
    record ToInquire(Process process) implements Standing {}

    /** It was asked, and its packet is awaited. */
    record Paused() implements Standing {}

    /** Candidates of lower rank are undecided themselves; they come first. */
    record Waiting(List<String> undecided, Instant since) implements Standing {}

    record ToAdjudicate(AdjudicationReason reason, List<Candidate> candidates) implements Standing {}

    /** @param sought whom it is good to be; none in what an earlier version stored */
    record InAdjudication(Set<String> sought) implements Standing {
        public InAdjudication {
            sought = Objects.requireNonNullElse(sought, Set.of());
        }
    }

    record ToApprove() implements Standing {}

    record ToReject(RejectionGround ground, Optional<String> duplicateOf) implements Standing {}

    record Ended() implements Standing {}
}
