package org.regesta.events.credential;

/** The life of one credential. Stream {@code credential:<request id>}. */
public sealed interface CredentialEvent {

    String requestId();

    /**
     * The person is to get it.
     *
     * @param requestId {@code <rid>-<kind>}: one request of a kind per registration
     * @param subject who is to get it
     */
    record Requested(
            String requestId, String subject, String registrationId, CredentialKind kind, CredentialGround ground)
            implements CredentialEvent {}
}
