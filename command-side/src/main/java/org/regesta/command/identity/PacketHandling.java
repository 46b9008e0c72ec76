package org.regesta.command.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.identity.HandleDesk.Handle;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.PacketHandles;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import org.springframework.stereotype.Component;

/** What the field's packets make handles of, for whoever is new. */
@Component
class PacketHandling implements PacketHandles {

    private final HandleDesk handles;
    private final Corrections corrections;
    private final IdObjectReader reader;
    private final Identities identities;

    PacketHandling(HandleDesk handles, Corrections corrections, IdObjectReader reader, Identities identities) {
        this.handles = handles;
        this.corrections = corrections;
        this.reader = reader;
        this.identities = identities;
    }

    @Override
    public List<String> taken(Validated packet) {
        return handles.taken(chosen(packet), Optional.empty());
    }

    @Override
    public void issue(String subject, Validated packet, Attribution by, Runnable issue) {
        if (identities.isForgotten(subject)) {
            issue.run(); // nothing can be read of them any more, and no handle is theirs
            return;
        }
        Map<String, Handle> chosen = chosen(packet);
        Steps steps = corrections.steps(by).about(subject);
        if (identities.record(subject).isEmpty()) {
            handles.issue(subject, chosen, steps, issue);
            return;
        }
        issue.run();
        handles.take(subject, stillTheirs(subject, chosen), Set.of(), steps); // a run before broke off here
    }

    /** Of an identity that stands, what it did not give up since. */
    private Map<String, Handle> stillTheirs(String subject, Map<String, Handle> chosen) {
        Map<String, Handle> theirs = new LinkedHashMap<>(chosen);
        theirs.keySet()
                .removeIf(claim ->
                        !identities.handleHolder(claim).filter(subject::equals).isPresent());
        return theirs;
    }

    private Map<String, Handle> chosen(Validated packet) {
        return packet.attributes().containsKey(IdObject.SELECTED_HANDLES)
                ? handles.chosen(reader.schemaOf(packet.schemaVersion()), corrections.open(packet))
                : Map.of(); // nothing else is opened for it
    }
}
