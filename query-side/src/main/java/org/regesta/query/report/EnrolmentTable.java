package org.regesta.query.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.regesta.query.report.EnrolmentReport.Row;

/** The report as lines of text, with a line of sums. */
public final class EnrolmentTable {

    private static final String FORM = "%-10s  %-8s  %-9s  %9s  %9s  %9s  %9s";

    private EnrolmentTable() {}

    public static String text(List<Row> rows) {
        StringBuilder table = new StringBuilder();
        line(table, "day", "centre", "age group", "received", "issued", "rejected", "under way");
        rows.forEach(row -> line(
                table,
                row.day(),
                row.centre(),
                row.ageGroup(),
                row.received(),
                row.issued(),
                row.rejected(),
                row.underWay()));
        line(
                table,
                "all",
                "",
                "",
                sum(rows, Row::received),
                sum(rows, Row::issued),
                sum(rows, Row::rejected),
                sum(rows, Row::underWay));
        return table.toString();
    }

    private static void line(StringBuilder table, Object... columns) {
        table.append(String.format(Locale.ROOT, FORM, columns)).append('\n');
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> column) {
        return rows.stream().mapToLong(column).sum();
    }
}
