package org.regesta.testkit;

import java.util.LinkedHashSet;
import java.util.Set;

/** Counts the bad packets that a test has shown to end as they must; see {@link BadPackets}. */
public final class BadRows {

    private final Set<String> shown = new LinkedHashSet<>();

    /** One row ended as it must. @param what tells it from the others of the table */
    public void ended(String what) {
        if (!shown.add(what)) {
            throw new AssertionError("shown twice: " + what);
        }
    }

    int count() {
        return shown.size();
    }
}
