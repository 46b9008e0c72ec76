package org.regesta.query.residenthistory.api;

/** The view of all that was done with a person's identity, for who tells a part of it. */
public final class ResidentHistoryView {

    public static final String NAME = "resident-history-2";

    private ResidentHistoryView() {}
}
