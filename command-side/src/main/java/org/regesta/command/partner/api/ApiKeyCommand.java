package org.regesta.command.partner.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a partner's request to act under a policy, and of the keys that follow from it. */
public sealed interface ApiKeyCommand {

    String mappingId();

    @TargetAggregateIdentifier
    default String stream() {
        return "apikey:" + mappingId();
    }

    /** The one mapping of a partner and a policy. */
    static String mappingId(String partnerId, String policyId) {
        return UUID.nameUUIDFromBytes(("apikey/" + partnerId + "/" + policyId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    record Request(String mappingId, String partnerId, String policyId, String useCase) implements ApiKeyCommand {}

    record Approve(String mappingId) implements ApiKeyCommand {}

    record Refuse(String mappingId) implements ApiKeyCommand {}

    /** @param label unlike that of every other key of the mapping */
    record Generate(String mappingId, String apiKeyId, String label, Instant expires) implements ApiKeyCommand {}

    /** @param active whether one may ask by the key of that label from now on */
    record SetActive(String mappingId, String label, boolean active) implements ApiKeyCommand {}
}
