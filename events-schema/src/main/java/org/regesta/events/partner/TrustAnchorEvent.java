package org.regesta.events.partner;

import java.time.Instant;

/** A CA certificate that partner certificates may chain to. Stream {@code trustanchor:<domain>.<thumbprint>}. */
public sealed interface TrustAnchorEvent {

    /** Lower-case hex SHA-256 of the certificate's DER. */
    String thumbprint();

    String domain();

    /** @param domain MOSIP's partner domain: AUTH, DEVICE, FTM, MISP */
    record Uploaded(String thumbprint, String domain, String certificatePem, Instant notAfter)
            implements TrustAnchorEvent {}
}
