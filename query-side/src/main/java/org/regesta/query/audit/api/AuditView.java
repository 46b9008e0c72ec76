package org.regesta.query.audit.api;

/** The view of every event of both books, for who takes a part of it elsewhere. */
public final class AuditView {

    public static final String NAME = "audit-2";

    private AuditView() {}
}
