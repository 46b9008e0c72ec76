package org.regesta.command.key.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a house key. */
public sealed interface KeyCommand {

    String applicationId();

    String referenceId();

    @TargetAggregateIdentifier
    default String stream() {
        return "key:" + applicationId() + "." + referenceId();
    }

    /** Records which key pair is in use. The same again changes nothing. */
    record Record(
            String applicationId,
            String referenceId,
            String keyId,
            String certificatePem,
            Instant notBefore,
            Instant notAfter)
            implements KeyCommand {}

    /** Records that a pair counts no more, before it is destroyed. The same again changes nothing. */
    record Revoke(String applicationId, String referenceId, String keyId) implements KeyCommand {}

    /** Records that an authority outside certified the key in use. */
    record Certify(
            String applicationId,
            String referenceId,
            String keyId,
            String certificatePem,
            Instant notBefore,
            Instant notAfter)
            implements KeyCommand {}

    /** Keeps someone else's certificate under a name that has no pair here. */
    record KeepOther(
            String applicationId, String referenceId, String certificatePem, Instant notBefore, Instant notAfter)
            implements KeyCommand {}
}
