package org.regesta.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table from every rule's refusal to our wire, {@code refusals.txt}. A test walks all refusal enums of the
 * house.
 */
final class RefusalProblems {

    /** What is said of a refusal that the table lacks; a test keeps it from being said. */
    static final Problem UNLISTED = new Problem(
            "refused", 409, "A rule says no.", "See the API description of this endpoint for what it asks.");

    private static final Map<String, Problem> TABLE = read();

    private RefusalProblems() {}

    static Problem of(Enum<?> code) {
        return TABLE.getOrDefault(name(code), UNLISTED);
    }

    /** As the table names it: {@code UinClaimRefusal.TAKEN}. */
    static String name(Enum<?> code) {
        return code.getDeclaringClass().getSimpleName() + "." + code.name();
    }

    static Collection<Problem> all() {
        return TABLE.values();
    }

    static Collection<String> names() {
        return TABLE.keySet();
    }

    private static Map<String, Problem> read() {
        try (InputStream table = RefusalProblems.class.getResourceAsStream("/refusals.txt")) {
            if (table == null) {
                throw new IllegalStateException("the table of refusals is not on the class path");
            }
            Map<String, Problem> rows = new HashMap<>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(rows, List.of(line.split(" \\| ", -1))));
            return Map.copyOf(rows);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static void add(Map<String, Problem> rows, List<String> cells) {
        Problem problem = new Problem(cells.get(2), Integer.parseInt(cells.get(1)), cells.get(3), cells.get(4));
        if (cells.size() != 5 || rows.put(cells.get(0), problem) != null) {
            throw new IllegalStateException("not a row, or a second one: " + cells.get(0));
        }
    }
}
