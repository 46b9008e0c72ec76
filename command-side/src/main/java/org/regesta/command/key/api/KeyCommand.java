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
}
