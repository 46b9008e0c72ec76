package org.regesta.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code $NAME$} and {@code $ID:case_field$}. What looks like neither (a value that is meant to be wrong)
 * stays as it is.
 */
final class Placeholders {

    private static final Pattern TOKEN =
            Pattern.compile("\\$(ID:[^$]+|[A-Za-z][A-Za-z0-9]*|[A-Z][A-Z0-9_]*|[1-9](?:ST|ND|RD|TH)+LANG)\\$");

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
        Optional<String> known = values.of(in, name);
        if (known.isEmpty() && name.equals(name.toLowerCase(Locale.ROOT))) {
            return "$" + name + "$"; // no placeholder has small letters alone
        }
        return escaped(known.orElseThrow(() -> new NotRunnable("placeholder $" + name + "$ is not known")));
    }

    private String reference(Case in, String text) {
        List<Reference> meant = Reference.in(suite, in, text);
        if (meant.isEmpty()) {
            throw new NotRunnable("the suite holds no case for $ID:" + text + "$");
        }
        for (Reference each : meant.reversed()) {
            Optional<String> given = carried.find(each.of(), each.field());
            if (given.isPresent()) {
                return given.get();
            }
        }
        Reference first = meant.getFirst();
        throw new NotRunnable("needs " + first.field() + " of " + first.of().name() + ", which "
                + (carried.ran(first.of()) ? "gave none" : "did not run"));
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
