package org.regesta.engine.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A further generation of a key stands in the log as a key of its own, under a name that no key is asked for by: the
 * key's, the generation's number and the rotation that made it, between line feeds. [frozen]
 *
 * @param of the key, whose first generation bears its bare name
 * @param number 2 or more
 */
record GenerationName(String of, int number, String rotation) {

    static final int FIRST = 1;

    private static final char BETWEEN = '\n';
    private static final Pattern FORM = Pattern.compile("(.*)\n([2-9]|[1-9][0-9]{1,8})\n([^\n]*)", Pattern.DOTALL);

    /** None when it is not the one spelling of such a name. */
    static Optional<GenerationName> parse(String name) {
        Matcher parts = FORM.matcher(name);
        return parts.matches()
                ? Optional.of(new GenerationName(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    static boolean isOne(String name) {
        return name.indexOf(BETWEEN) >= 0;
    }

    String text() {
        return of + BETWEEN + number + BETWEEN + rotation;
    }
}
