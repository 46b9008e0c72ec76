package org.regesta.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link Needs}. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = new ArrayList<>();
        context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Needs.class))
                .ifPresent(needs -> {
                    for (String need : needs.value()) {
                        if (!present(need)) {
                            missing.add(need);
                        }
                    }
                });
        return verdict(missing, "true".equals(System.getenv("CI")));
    }

    static ConditionEvaluationResult verdict(List<String> missing, boolean mustRun) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing is missing");
        }
        String what = "not run, this machine lacks: " + String.join(", ", missing);
        if (mustRun) {
            throw new AssertionError(what + " (with CI=true that is a failure)");
        }
        return ConditionEvaluationResult.disabled(what);
    }

    static boolean present(String need) {
        return switch (need) {
            case Needs.SHARED -> Shared.present();
            case Needs.MEMORY_DISK -> MemoryDisk.possible();
            default -> Tools.find(need).isPresent();
        };
    }
}
