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

    /**
     * Another pair took its place.
     *
     * @param countsUntil when it opens and checks no more what was made for it
     */
    record Rotated(String applicationId, String referenceId, String keyId, String successorKeyId, Instant countsUntil)
            implements KeyEvent {}

    /** Its certificate had ended before another pair took its place. */
    record Expired(String applicationId, String referenceId, String keyId) implements KeyEvent {}

    /** It counts no more, and its private key was destroyed. */
    record Revoked(String applicationId, String referenceId, String keyId) implements KeyEvent {}

    /** An authority outside certified the key. */
    record Certified(
            String applicationId,
            String referenceId,
            String keyId,
            String certificatePem,
            Instant notBefore,
            Instant notAfter)
            implements KeyEvent {}

    /** Someone else's certificate under a name of ours, to encrypt for them; there is no private key here. */
    record OtherUploaded(
            String applicationId, String referenceId, String certificatePem, Instant notBefore, Instant notAfter)
            implements KeyEvent {}
}
