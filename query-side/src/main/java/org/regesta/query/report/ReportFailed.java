package org.regesta.query.report;

import java.sql.SQLException;

/** A report could not be written or read; nothing else is touched by that. */
public final class ReportFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportFailed(String what, SQLException cause) {
        super(what, cause);
    }
}
