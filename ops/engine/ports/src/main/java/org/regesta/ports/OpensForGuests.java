package org.regesta.ports;

import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;

/**
 * What an opener opens for a process of its own that works for the same purpose. Implemented by the one class that is
 * {@link OpenerOf} that purpose, so that there is one still.
 */
public interface OpensForGuests {

    Purpose purpose();

    /** As {@link Vault#open}. */
    Opening openForGuest(String attribute, Sealed sealed);

    /** As {@link Vault#openFromStore}, of the guest's own store. */
    Opening openForGuest(String store, String keyRef, String attribute, byte[] sealed);

    /** As {@link Evidence#open}. */
    Opening openForGuest(EvidenceRef ref);
}
