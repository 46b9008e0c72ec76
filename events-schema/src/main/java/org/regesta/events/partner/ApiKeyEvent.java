package org.regesta.events.partner;

import java.time.Instant;

/**
 * A partner's request to act under a policy, and the API keys it got. Stream {@code apikey:<mappingId>}. The key
 * itself is derived in the vault from {@code apiKeyId}; it never enters an event.
 */
public sealed interface ApiKeyEvent {

    String mappingId();

    record Requested(String mappingId, String partnerId, String policyId, String useCase) implements ApiKeyEvent {}

    record Approved(String mappingId) implements ApiKeyEvent {}

    record Refused(String mappingId) implements ApiKeyEvent {}

    record Generated(String mappingId, String apiKeyId, String label, Instant expires) implements ApiKeyEvent {}

    /** Until it is resumed nobody may ask by this key. */
    record KeySuspended(String mappingId, String apiKeyId) implements ApiKeyEvent {}

    record KeyResumed(String mappingId, String apiKeyId) implements ApiKeyEvent {}
}
