package org.regesta.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.regesta.conformance.Result.Outcome;
import tools.jackson.databind.JsonNode;

/** Says of failed cases why no server that keeps MOSIP's published rules could pass them. They still count. */
final class Contradictions {

    private final Supplier<IdSchema> schema;
    private final Map<String, Case> passedWith = new HashMap<>();

    private final Suite suite;

    private Contradictions(Supplier<IdSchema> schema, Suite suite) {
        this.schema = schema;
        this.suite = suite;
    }

    static List<Result> marked(List<Result> results, Supplier<IdSchema> schema, Suite suite) {
        Contradictions contradictions = new Contradictions(schema, suite);
        results.stream()
                .filter(each -> each.outcome() == Outcome.PASSED)
                .forEach(each -> contradictions.passedWith.putIfAbsent(question(each.of()), each.of()));
        return results.stream()
                .map(each -> contradictions.reason(each).map(each::contradicts).orElse(each))
                .toList();
    }

    /** What a suite never seen holds may not be comparable; its failures are told all the same. */
    private Optional<String> reason(Result result) {
        try {
            return why(result);
        } catch (RuntimeException unforeseen) { // not the end of a run that is done
            return Optional.empty();
        }
    }

    private Optional<String> why(Result result) {
        if (result.outcome() != Outcome.FAILED) {
            return Optional.empty();
        }
        Case twin = passedWith.get(question(result.of()));
        if (twin != null && Effect.expectsFailure(result.of()) && !Effect.expectsFailure(twin)) {
            return Optional.of("states the very request of " + twin.name()
                    + ", which expects success: its name alone tells them apart");
        }
        JsonNode identity = Lenient.readOrText(result.sent()).path("request").path("identity");
        if (identity.isObject()
                && !Effect.expectsFailure(result.of())
                && result.of().method().equals("POST")) {
            Map<String, String> refused = schema.get().refused(identity);
            if (!refused.isEmpty()) {
                return Optional.of("expects success for what the published identity schema refuses: " + refused);
            }
        }
        return RuleCodes.against(result, suite);
    }

    private static String question(Case of) {
        return of.method() + " " + of.endpoint() + " " + of.inputTemplate() + " " + of.regenerate() + " "
                + of.input().replaceAll("\\s+", "");
    }
}
