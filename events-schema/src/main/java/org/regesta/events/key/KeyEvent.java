package org.regesta.events.key;

import java.time.Instant;

/**
 * A house key pair and its certificate. Stream {@code key:<applicationId>.<referenceId>}. The private key stays in
 * the vault.
 */
public sealed interface KeyEvent {

    String applicationId();

    String referenceId();

    record Generated(
            String applicationId,
            String referenceId,
            String keyId,
            String certificatePem,
            Instant notBefore,
            Instant notAfter)
            implements KeyEvent {}
}
