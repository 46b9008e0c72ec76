package org.regesta.events.upload;

import java.util.List;
import java.util.Optional;

/** What came from the field and was turned away at the door. Stream {@code upload:<note id>} in the access book. */
public sealed interface UploadEvent {

    String noteId();

    /**
     * A packet, or an entry of a list, that the house did not take; or how many more there were of one sender since the
     * note before, who would else fill the book.
     */
    record TurnedAway(String noteId, UploadKind kind, List<Refused> refused) implements UploadEvent {}

    /**
     * @param code as the sender was told it
     * @param registrationId if it named one that is well-formed: nothing else of what was sent is repeated
     * @param count how many
     */
    record Refused(String code, Optional<String> registrationId, long count) {}
}
