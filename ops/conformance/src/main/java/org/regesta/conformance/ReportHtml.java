package org.regesta.conformance;

import java.util.Locale;
import org.regesta.conformance.Report.Count;
import org.regesta.conformance.Result.Outcome;

/** The report as one page that needs nothing else. */
final class ReportHtml {

    private ReportHtml() {}

    static String of(Report report) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<title>Conformance</title><style>body{font:16px sans-serif;margin:2em;max-width:70em}"
                + "table{border-collapse:collapse}"
                + "td,th{padding:.2em .8em;text-align:right;border-bottom:1px solid #ccc}"
                + "td:first-child,th:first-child{text-align:left}dt{font-weight:bold;margin-top:1em}"
                + "code{overflow-wrap:anywhere}</style><h1>Conformance</h1><table>"
                + "<tr><th>API<th>passed<th>failed<th>not runnable<th>rate");
        report.apis().forEach((api, count) -> row(page, api, count));
        report.modules().forEach((module, count) -> row(page, "all of " + module, count));
        row(page, "all", report.total());
        page.append("</table>");
        list(page, report, Outcome.FAILED, "Failed");
        list(page, report, Outcome.NOT_RUNNABLE, "Not runnable");
        unreadable(page, report);
        return page.append("</html>\n").toString();
    }

    private static void row(StringBuilder page, String name, Count count) {
        page.append(String.format(
                Locale.ROOT,
                "<tr><td>%s<td>%d<td>%d<td>%d<td>%.1f %%",
                safe(name),
                count.passed(),
                count.failed(),
                count.notRunnable(),
                count.rate()));
    }

    private static void list(StringBuilder page, Report report, Outcome outcome, String title) {
        page.append("<h2>").append(title).append("</h2><dl>");
        report.results().stream().filter(each -> each.outcome() == outcome).forEach(each -> {
            page.append("<dt>")
                    .append(safe(each.of().module() + "/" + each.of().api() + " "
                            + each.of().name()));
            page.append("<dd>").append(safe(each.words()));
            if (outcome == Outcome.FAILED) {
                page.append(each.reason().isEmpty() ? "" : "<dd><em>" + safe(each.reason()) + "</em>");
                page.append("<dd><code>").append(safe(each.got())).append("</code>");
            }
        });
        page.append("</dl>");
    }

    /** Files that hold no cases anybody could count: nothing is left out silently. */
    private static void unreadable(StringBuilder page, Report report) {
        if (!report.broken().isEmpty()) {
            page.append("<h2>Not readable</h2><dl>");
            report.broken().forEach(file -> page.append("<dt>")
                    .append(safe(file.file()))
                    .append("<dd>")
                    .append(safe(file.why())));
            page.append("</dl>");
        }
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
