package org.regesta.command.uin.api;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.identity.UniquenessAfterErasure;

/** What can be asked of a UIN's claim. */
public sealed interface UinClaimCommand {

    String claimId();

    /** The holder of what the id generator handed out: whoever brings such a number may bind it. */
    String POOL = "idgenerator";

    @TargetAggregateIdentifier
    default String stream() {
        return "uinclaim:" + claimId();
    }

    /** Refused when held by another and not expired at {@code now}. */
    record Reserve(String claimId, String holder, Instant now, Instant until) implements UinClaimCommand {}

    /** Binds for ever; again for the same subject changes nothing. */
    record Bind(String claimId, String holder, String subject) implements UinClaimCommand {}

    /** Gives a reserved number back; refused when it is not reserved by this holder. */
    record Release(String claimId, String holder) implements UinClaimCommand {}

    /** Ends the stream: the claim is known by another name from here on. */
    record MoveOn(String claimId, String to) implements UinClaimCommand {}

    /** Begins the stream with what stood at the end of the old one; begun before, it changes nothing. */
    record Arrive(
            String claimId, String from, Optional<String> subject, Optional<String> holder, Optional<Instant> until)
            implements UinClaimCommand {}

    /**
     * The bearer was erased: what is left of the claim follows the policy. Done before, or never that subject's, it
     * changes nothing.
     */
    record GiveUp(String claimId, String subject, UniquenessAfterErasure uniqueness) implements UinClaimCommand {}
}
