package org.regesta.command.partner.api;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Whether a certificate leads to a CA certificate that was uploaded for a domain of partners. */
public interface DomainTrust {

    /** @param domain MOSIP's name of it in whatever capitals; in what is none nobody is trusted */
    boolean trusts(String domain, X509Certificate certificate, Instant now);
}
