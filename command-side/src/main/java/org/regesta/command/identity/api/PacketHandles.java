package org.regesta.command.identity.api;

import java.util.List;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;

/** The handles that somebody new chose in a packet. */
public interface PacketHandles {

    /** Fields with a handle that is somebody's: since the packet was found valid others may have been faster. */
    List<String> taken(Validated packet);

    /**
     * Claims them, has the identity issued, and lets it speak of them. Run again it goes on where it was.
     *
     * @param by under one command id, however often the work is asked for
     * @param issue changes nothing when it is done again
     * @throws Refusal HANDLE_TAKEN when another was faster: nothing was issued, and none of them stays claimed
     */
    void issue(String subject, Validated packet, Attribution by, Runnable issue);
}
