package org.regesta.engine.vault;

import java.util.Optional;

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

    static Optional<GenerationName> parse(String name) {
        int rotation = name.lastIndexOf(BETWEEN);
        int number = rotation < 0 ? -1 : name.lastIndexOf(BETWEEN, rotation - 1);
        return number < 0
                ? Optional.empty()
                : Optional.of(new GenerationName(
                        name.substring(0, number),
                        Integer.parseInt(name.substring(number + 1, rotation)),
                        name.substring(rotation + 1)));
    }

    static boolean isOne(String name) {
        return name.indexOf(BETWEEN) >= 0;
    }

    String text() {
        return of + BETWEEN + number + BETWEEN + rotation;
    }
}
