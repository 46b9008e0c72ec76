package org.regesta.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with what a case expects. What an expectation names must be there and equal, as text; {@code
 * $IGNORE$} and what it does not name are not looked at. Every expected error must be among the answer's; when none is
 * expected, none may be there, unless the expectation itself says no ({@code authStatus}, {@code kycStatus} false).
 */
final class Expectation {

    /** @param got null as text where nothing was there */
    record Difference(String at, String expected, String got) {}

    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final int REFUSED = 400;

    private final List<Difference> differences = new ArrayList<>();

    private Expectation() {}

    static List<Difference> compare(Case of, JsonNode expected, Http.Answer answer) {
        Expectation comparison = new Expectation();
        comparison.all(of, expected, answer);
        return comparison.differences;
    }

    private void all(Case of, JsonNode expected, Http.Answer answer) {
        if (answer.status() >= 500) {
            differences.add(new Difference("HTTP status", "an answer", Integer.toString(answer.status())));
            return;
        }
        if (of.statusOnly()) {
            status(expected, answer);
            return;
        }
        if (expected.isArray()) {
            node("answer", expected, answer.body());
            return;
        }
        if (!expected.isObject()) {
            text("HTTP status", expected.asString(""), Integer.toString(answer.status()));
            return;
        }
        errors(of, expected, answer);
        if (!of.errorsOnly() || saysNo(expected)) {
            expected.forEachEntry((name, value) -> {
                if (name.equals("responseCode") && !answer.body().has(name)) {
                    text(name, value.asString(""), Integer.toString(answer.status()));
                } else if (!name.equals("errors")) {
                    node(name, value, answer.body().path(name));
                }
            });
        }
    }

    /** Whatever the expectation calls it; where it names none, a good one. */
    private void status(JsonNode expected, Http.Answer answer) {
        String wanted = Stream.of(expected, expected.path("responseCode"), expected.path("statusCode"))
                .map(each -> each.asString("").strip())
                .filter(each -> STATUS.matcher(each).matches())
                .findFirst()
                .orElse(answer.status() < REFUSED ? Integer.toString(answer.status()) : "a good one");
        text("HTTP status", wanted, Integer.toString(answer.status()));
    }

    /** Whether the expectation is to be refused by the status alone. */
    private static boolean saysRefused(JsonNode expected, Http.Answer answer) {
        String wanted = expected.path("responseCode").asString("").strip();
        return !answer.body().has("responseCode")
                && STATUS.matcher(wanted).matches()
                && Integer.parseInt(wanted) >= REFUSED;
    }

    private void errors(Case of, JsonNode expected, Http.Answer answer) {
        JsonNode got = answer.body().path("errors");
        JsonNode wanted = expected.path("errors");
        if (!of.allowedErrors().isEmpty() && got.isArray() && !got.isEmpty()) {
            if (got.valueStream().noneMatch(error -> of.allowedErrors().contains(code(error)))) {
                differences.add(new Difference("errors", "any of " + of.allowedErrors(), got.toString()));
            }
            return;
        }
        List<JsonNode> named = named(wanted);
        if (!named.isEmpty()) {
            for (JsonNode error : named) {
                if (!ignored(error) && !among(error, got)) {
                    differences.add(new Difference("errors", error.toString(), got.toString()));
                }
            }
            return;
        }
        boolean refused = got.isArray() && !got.isEmpty() || answer.status() >= 400;
        if (refused && !ignored(wanted) && !saysNo(expected) && !saysRefused(expected, answer)) {
            String body = got.isMissingNode() || got.isNull() ? answer.status() + " " + answer.body() : got.toString();
            differences.add(new Difference("errors", "none", body));
        }
    }

    /** The errors that are expected: a list of them, one alone, or its code. */
    private static List<JsonNode> named(JsonNode wanted) {
        if (wanted.isArray()) {
            return wanted.valueStream().toList();
        }
        boolean one = wanted.isObject() && !wanted.isEmpty() && !ignored(wanted);
        return one ? List.of(wanted) : List.of();
    }

    private static boolean saysNo(JsonNode expected) {
        JsonNode response = expected.path("response");
        return List.of("authStatus", "kycStatus").stream()
                .anyMatch(name -> response.path(name).asString("").equals("false"));
    }

    private static boolean among(JsonNode error, JsonNode got) {
        return Stream.concat(Stream.of(got).filter(JsonNode::isObject), got.valueStream())
                .anyMatch(one -> {
                    Expectation each = new Expectation();
                    each.node("error", error, one);
                    return each.differences.isEmpty();
                });
    }

    private static String code(JsonNode error) {
        return error.path("errorCode").asString("");
    }

    private void node(String at, JsonNode expected, JsonNode got) {
        if (ignored(expected)) {
            return;
        }
        if (expected.isObject()) {
            if (!got.isObject()) {
                differences.add(new Difference(at, "an object", shown(got)));
                return;
            }
            expected.forEachEntry((name, value) -> node(at + "." + name, value, got.path(name)));
        } else if (expected.isArray()) {
            if (!got.isArray() || got.size() < expected.size()) {
                differences.add(new Difference(at, expected.size() + " elements", shown(got)));
                return;
            }
            for (int index = 0; index < expected.size(); index++) {
                node(at + "[" + index + "]", expected.get(index), got.get(index));
            }
        } else {
            text(at, expected.asString(""), got.isMissingNode() || got.isNull() ? "" : got.asString(""));
        }
    }

    private void text(String at, String expected, String got) {
        if (!said(expected.strip(), got.strip())) {
            differences.add(new Difference(at, expected, got));
        }
    }

    /** Whatever stands for a part that is not looked at. */
    private static boolean said(String expected, String got) {
        if (!expected.contains(Templates.IGNORED)) {
            return expected.equalsIgnoreCase(got);
        }
        String pattern = Stream.of(expected.split(Pattern.quote(Templates.IGNORED), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(got)
                .matches();
    }

    /** Of MOSIP's rig only values are compared: what holds nothing but ignored ones is not looked at either. */
    private static boolean ignored(JsonNode expected) {
        if (expected.isContainer()) {
            return !expected.isEmpty() && expected.valueStream().allMatch(Expectation::ignored);
        }
        return expected.isString() && expected.asString().equals(Templates.IGNORED);
    }

    private static String shown(JsonNode got) {
        return got.isMissingNode() ? "nothing" : got.toString();
    }
}
