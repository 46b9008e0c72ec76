package org.regesta.conformance;

import java.util.List;
import java.util.stream.Collectors;
import org.regesta.conformance.Expectation.Difference;
import tools.jackson.databind.JsonNode;

/**
 * How one case ended.
 *
 * @param reason why it could not be run; why a failed one's expectation cannot be met; else empty
 * @param sent and got as they went over the wire
 */
record Result(Case of, Outcome outcome, String reason, List<Difference> differences, String sent, String got) {

    enum Outcome {
        PASSED,
        FAILED,
        NOT_RUNNABLE
    }

    static Result of(Case of, List<Difference> differences, JsonNode sent, Http.Answer got) {
        return new Result(
                of,
                differences.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                "",
                differences,
                Lenient.write(sent),
                got.status() + " " + got.body());
    }

    static Result notRunnable(Case of, String why) {
        return new Result(of, Outcome.NOT_RUNNABLE, why, List.of(), "", "");
    }

    Result contradicts(String why) {
        return new Result(of, outcome, why, differences, sent, got);
    }

    /** One line: what was expected, what came. */
    String words() {
        return switch (outcome) {
            case PASSED -> "";
            case NOT_RUNNABLE -> reason;
            case FAILED ->
                differences.stream()
                        .map(each -> each.at() + ": expected " + each.expected() + ", got " + shortened(each.got()))
                        .collect(Collectors.joining("; "));
        };
    }

    private static String shortened(String text) {
        return text.isEmpty() ? "nothing" : text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
