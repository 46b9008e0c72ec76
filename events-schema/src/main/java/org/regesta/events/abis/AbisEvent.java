package org.regesta.events.abis;

import java.util.Optional;
import java.util.Set;
import org.regesta.events.EvidenceRef;

/**
 * What another system keeps in our matcher, as in an ABIS. Stream {@code abis:<client>:<reference>}; whose biometrics
 * they are, the client alone knows. One reference may be deleted and inserted anew: each insertion is an entry with a
 * key of its own.
 */
public sealed interface AbisEvent {

    /** Whose gallery it stands in: the client's id, or the name of the queue. */
    String client();

    /** The client's own name for the record. */
    String referenceId();

    /** Names the insertion's key: {@code reference:<entryId>}. */
    String entryId();

    /**
     * @param biometrics the container as it came, sealed under the entry's key
     * @param templates what is compared of it; none when nothing in it is
     * @param types what it holds, as CBEFF names it: {@code Finger}, {@code Iris}, {@code Face}
     * @param release of the matcher
     */
    record Inserted(
            String client,
            String referenceId,
            String entryId,
            EvidenceRef biometrics,
            Optional<EvidenceRef> templates,
            Set<String> types,
            String release)
            implements AbisEvent {}

    /** The entry's key was destroyed before this was recorded. */
    record Deleted(String client, String referenceId, String entryId) implements AbisEvent {}
}
