package org.regesta.conformance;

import java.util.Locale;
import org.regesta.conformance.Report.Count;
import org.regesta.conformance.Result.Outcome;

/** The report as a terminal shows it. */
final class ReportText {

    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        report.broken().forEach(file -> text.append("not readable  ")
                .append(file.file())
                .append(": ")
                .append(file.why())
                .append('\n'));
        for (Result each : report.results()) {
            if (each.outcome() != Outcome.PASSED) {
                text.append(each.outcome() == Outcome.FAILED ? "failed        " : "not runnable  ")
                        .append(each.of().module())
                        .append('/')
                        .append(each.of().api())
                        .append(' ')
                        .append(each.of().name())
                        .append("\n              ")
                        .append(each.words())
                        .append('\n');
                if (each.outcome() == Outcome.FAILED && !each.reason().isEmpty()) {
                    text.append("              ").append(each.reason()).append('\n');
                }
            }
        }
        row(text, "API", "passed", "failed", "not runnable", "");
        report.apis().forEach((api, count) -> row(text, api, count));
        report.modules().forEach((module, count) -> row(text, "all of " + module, count));
        row(text, "all", report.total());
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Count count) {
        row(
                text,
                name,
                Integer.toString(count.passed()),
                Integer.toString(count.failed()),
                Integer.toString(count.notRunnable()),
                String.format(Locale.ROOT, "%.1f %%", count.rate()));
    }

    private static void row(StringBuilder text, String name, String passed, String failed, String not, String rate) {
        text.append(String.format(Locale.ROOT, "%-44s %7s %7s %13s %8s%n", name, passed, failed, not, rate));
    }
}
