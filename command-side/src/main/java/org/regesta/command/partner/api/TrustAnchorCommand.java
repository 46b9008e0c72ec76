package org.regesta.command.partner.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a CA certificate that partners' certificates may lead to. */
public sealed interface TrustAnchorCommand {

    String thumbprint();

    String domain();

    @TargetAggregateIdentifier
    default String stream() {
        return stream(domain(), thumbprint());
    }

    /** Where an anchor of a domain stands. */
    static String stream(String domain, String thumbprint) {
        return "trustanchor:" + domain + "." + thumbprint;
    }

    /** @param domain AUTH, DEVICE, FTM or MISP */
    record Upload(String thumbprint, String domain, String certificatePem, Instant notAfter)
            implements TrustAnchorCommand {}
}
