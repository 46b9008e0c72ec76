package org.regesta.auth.hotlist;

import java.time.Instant;
import org.regesta.auth.hotlist.HotlistProjection.Entry;
import org.regesta.auth.view.Lookup;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.ports.ViewStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Asks whether something is on the hotlist. */
@Component
public class Hotlisted {

    /** The view it reads, for positions. */
    public static final String VIEW = HotlistProjection.NAME;

    private final Hotlist names;
    private final ViewStore.Collection entries;

    public Hotlisted(Hotlist names, @Qualifier("authStore") ViewStore store) {
        this.names = names;
        entries = HotlistProjection.entries(store);
    }

    /** Whether it is blocked at that time. */
    public boolean blocks(HotlistKind kind, String id, Instant at) {
        return Lookup.byId(entries, names.entry(kind, id), Entry.class)
                .filter(Entry::blocked)
                .filter(entry -> entry.until().isEmpty() || at.isBefore(Instant.parse(entry.until())))
                .isPresent();
    }
}
