package org.regesta.conformance;

import java.util.Map;
import org.regesta.conformance.Report.Count;
import org.regesta.conformance.Result.Outcome;
import org.regesta.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report as machines read it. */
final class ReportJson {

    private ReportJson() {}

    static String of(Report report) {
        ObjectNode json = Json.mapper().createObjectNode();
        put(json, report.total());
        put(json.putObject("modules"), report.modules());
        put(json.putObject("apis"), report.apis());
        ArrayNode cases = json.putArray("cases");
        report.results().stream()
                .filter(each -> each.outcome() != Outcome.PASSED)
                .forEach(each -> add(cases.addObject(), each));
        ArrayNode files = json.putArray("unreadableFiles");
        report.broken()
                .forEach(file -> files.addObject().put("file", file.file()).put("why", file.why()));
        return json.toPrettyString();
    }

    private static void add(ObjectNode into, Result result) {
        into.put("module", result.of().module())
                .put("api", result.of().api())
                .put("name", result.of().name())
                .put("outcome", result.outcome() == Outcome.FAILED ? "failed" : "notRunnable");
        if (!result.reason().isEmpty()) {
            into.put("reason", result.reason());
        }
        if (result.outcome() == Outcome.FAILED) {
            ArrayNode differences = into.putArray("differences");
            result.differences().forEach(each -> differences
                    .addObject()
                    .put("at", each.at())
                    .put("expected", each.expected())
                    .put("got", each.got()));
            into.put("answer", result.got());
        }
    }

    private static void put(ObjectNode into, Map<String, Count> counts) {
        counts.forEach((name, count) -> put(into.putObject(name), count));
    }

    private static void put(ObjectNode into, Count count) {
        into.put("passed", count.passed()).put("failed", count.failed()).put("notRunnable", count.notRunnable());
    }
}
