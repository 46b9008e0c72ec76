package org.regesta.conformance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code $NAME$} and {@code $ID:case_field$}. What looks like neither (a value that is meant to be wrong)
 * stays as it is.
 */
final class Placeholders {

    private static final Pattern TOKEN = Pattern.compile("\\$(ID:[^$]+|[A-Za-z]+|[A-Z][A-Z0-9]*)\\$");

    private final Suite suite;
    private final Carried carried;
    private final Values values;

    Placeholders(Suite suite, Carried carried, Values values) {
        this.suite = suite;
        this.carried = carried;
        this.values = values;
    }

    /** @throws NotRunnable when a placeholder is not known, or the case it names gave nothing */
    String fill(Case in, String text) {
        Matcher token = TOKEN.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (token.find()) {
            token.appendReplacement(filled, Matcher.quoteReplacement(value(in, token.group(1))));
        }
        return token.appendTail(filled).toString();
    }

    private String value(Case in, String name) {
        if (name.startsWith("ID:")) {
            return escaped(reference(in, name.substring(3).strip()));
        }
        if (name.equals("IGNORE") || name.equals("REMOVE")) {
            return "$" + name + "$";
        }
        return escaped(
                values.of(in, name).orElseThrow(() -> new NotRunnable("placeholder $" + name + "$ is not known")));
    }

    /** Case names hold underscores as fields may: the longest name that is a case's counts. */
    private String reference(Case in, String reference) {
        for (int cut = reference.lastIndexOf('_'); cut > 0; cut = reference.lastIndexOf('_', cut - 1)) {
            Optional<Case> meant = suite.referred(in.module(), reference.substring(0, cut));
            if (meant.isPresent()) {
                return given(meant.get(), reference.substring(cut + 1));
            }
        }
        throw new NotRunnable("the suite holds no case for $ID:" + reference + "$");
    }

    private String given(Case by, String field) {
        if (!carried.ran(by)) {
            throw new NotRunnable("needs " + field + " of " + by.name() + ", which did not run");
        }
        return carried.find(by, field)
                .orElseThrow(() -> new NotRunnable("needs " + field + " of " + by.name() + ", which gave none"));
    }

    /** Values are put into JSON texts. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "");
    }

    /** The case a reference in a text means, for the order of cases. */
    static Pattern token() {
        return TOKEN;
    }
}
