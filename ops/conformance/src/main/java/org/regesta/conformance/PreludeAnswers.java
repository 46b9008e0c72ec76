package org.regesta.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.regesta.conformance.Expectation.Difference;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was asked before a case with what its output says of that: {@code sendOtpResp} is of {@code sendOtp},
 * and names the template it is filled into.
 */
final class PreludeAnswers {

    private final Suite suite;
    private final Placeholders placeholders;

    PreludeAnswers(Suite suite, Placeholders placeholders) {
        this.suite = suite;
        this.placeholders = placeholders;
    }

    List<Difference> compare(Case of, Map<String, Http.Answer> answers) {
        String output = placeholders.fill(of, of.output()).strip();
        List<Difference> differences = new ArrayList<>();
        if (!output.startsWith("{")) {
            return differences;
        }
        Lenient.read("the output", output).properties().forEach(member -> {
            Optional<String> template = Preludes.named(member.getValue(), "restemplate");
            if (template.isPresent()) {
                Http.Answer answer = told(answers, member.getKey())
                        .orElseThrow(() -> new NotRunnable("the output tells what " + member.getKey()
                                + " is to be, and nothing was asked for it"));
                differences.addAll(compare(of, member.getKey(), template.get(), member.getValue(), answer));
            }
        });
        return differences;
    }

    private List<Difference> compare(Case of, String name, String template, JsonNode values, Http.Answer answer) {
        String text = placeholders.fill(of, suite.templates().expectation(template, values));
        return Expectation.compare(of, Attempt.expectation(text), answer).stream()
                .map(each -> new Difference(name + ": " + each.at(), each.expected(), each.got()))
                .toList();
    }

    private static Optional<Http.Answer> told(Map<String, Http.Answer> answers, String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return answers.entrySet().stream()
                .filter(each -> plain.startsWith(each.getKey().toLowerCase(Locale.ROOT) + "res"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
