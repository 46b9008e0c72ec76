package org.regesta.events.authentication;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One answer given to a partner. Stream {@code authentication:<requestDigest>} in the access book, one event each: a
 * second request with the same digest is a replay and conflicts with this one, for ever and across restarts.
 */
public sealed interface AuthenticationEvent {

    /**
     * Lower-case hex of a keyed hash over kind, partner, transaction id and the body that was signed: a signature can
     * be written in more than one way, so only one that proved nothing is part of it. Whoever has the book and not the
     * vault cannot tell by it what was asked.
     */
    String requestDigest();

    /**
     * @param subject none when no such person was found
     * @param factors what was asked: {@code OTP}, {@code DEMOGRAPHIC}
     * @param refusals our own codes, empty when the answer was yes
     * @param transactionId empty when the partner gave none of the wire's form
     * @param policyId empty when the partner's API key led to none
     * @param requestSignature the partner's detached JWS, the evidence that it asked; empty when it did not verify,
     *     and of requests for an OTP, as numbers could be tried against it
     */
    record Answered(
            String requestDigest,
            AnswerKind kind,
            Optional<String> subject,
            String transactionId,
            String partnerId,
            String policyId,
            Set<String> factors,
            boolean yes,
            List<String> refusals,
            String requestSignature)
            implements AuthenticationEvent {}
}
