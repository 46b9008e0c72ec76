package org.regesta.command.virtualid.api;

import org.regesta.events.Sealed;
import org.regesta.ports.Attribution;

/** The virtual ids that come with a new identity. */
public interface DraftVirtualIds {

    /**
     * Issues what was made for the draft, and the perpetual one if none was.
     *
     * @return the perpetual VID
     */
    Sealed issueWith(String subject, Attribution by);

    /** Ends what was made for a draft that is discarded. */
    void discardDrafts(String subject, Attribution by);
}
