package org.regesta.command.abis.api;

import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.EvidenceRef;

/** What can be asked of a reference in our matcher. */
public sealed interface AbisCommand {

    String client();

    String referenceId();

    @TargetAggregateIdentifier
    default String stream() {
        return stream(client(), referenceId());
    }

    /** The stream of a client's reference. */
    static String stream(String client, String referenceId) {
        return "abis:" + client + ":" + referenceId;
    }

    /** @param types what the container holds, as CBEFF names it */
    record Insert(
            String client,
            String referenceId,
            String entryId,
            EvidenceRef biometrics,
            Optional<EvidenceRef> templates,
            Set<String> types,
            String release)
            implements AbisCommand {}

    /** @param entryId the insertion that is meant: a later one under the same reference stays */
    record Delete(String client, String referenceId, String entryId) implements AbisCommand {}
}
