package org.regesta.command.identity.api;

import java.util.List;
import java.util.Optional;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import tools.jackson.databind.JsonNode;

/** Applies to an identity what a packet says of it. */
public interface PacketUpdates {

    /**
     * What cannot be applied, by schema field.
     *
     * @param tooOften fields that change and were updated as often as they may be
     * @param handlesTaken fields with a handle that is another's
     */
    record Flaws(List<String> tooOften, List<String> handlesTaken) {}

    /** @param identity the packet's ID object */
    Flaws flaws(String subject, JsonNode identity);

    /**
     * The same of somebody of whom nothing stands yet.
     *
     * @param identity the packet's ID object, which follows the schema that it names
     */
    Flaws flaws(JsonNode identity);

    /** The same of a packet that was found valid some time ago: others may have been faster. */
    Flaws flaws(String subject, Validated packet);

    /**
     * Holds the packet against what stands and records what differs. Run again it changes nothing; the limits on
     * updates were held against it before.
     *
     * @param templates of the packet's own fingers
     */
    void apply(String subject, Validated packet, Optional<EvidenceRef> templates, Attribution by);
}
