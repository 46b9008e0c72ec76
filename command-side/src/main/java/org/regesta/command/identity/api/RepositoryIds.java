package org.regesta.command.identity.api;

import org.regesta.events.Book;
import org.regesta.ports.Ledger;

/**
 * Registration ids under which something came to the ID repository. Nothing of the field may come under them: what
 * becomes of such a packet would be taken for what became of the person, down to the end of its keys.
 */
public final class RepositoryIds {

    private RepositoryIds() {}

    /** Whether an identity, a change of one or a draft came under that id, also one that was discarded since. */
    public static boolean holds(Ledger ledger, String registrationId) {
        String name = Identities.registrations().id(registrationId);
        return !ledger.stream(Book.REGISTRY, "name:" + name).isEmpty()
                || !ledger.stream(Book.REGISTRY, "identitydraft:" + registrationId)
                        .isEmpty();
    }
}
