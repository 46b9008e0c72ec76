package org.regesta.server.paths;

import java.util.Optional;

/**
 * How all paths begin that a pattern matches: what stands before its first variable. It never says no to a path that
 * would match.
 */
final class PathStart {

    /** Segments by which patterns are told apart at first. */
    private static final int SEGMENTS = 2;

    private final String literal;

    private PathStart(String literal) {
        this.literal = literal;
    }

    /** @param pattern as the mapping has it, such as <code>/v1/identities/{subject}/card</code> */
    static PathStart of(String pattern) {
        int end = 0;
        while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        int whole = end == pattern.length() ? end : pattern.lastIndexOf('/', end - 1); // "/**" matches nothing, too
        return new PathStart(pattern.substring(0, Math.max(0, whole)));
    }

    /** @param path raw, as it was sent; one that is written in an unusual way may match anything */
    boolean mayMatch(String path) {
        return path.startsWith(literal) || isUnusual(path);
    }

    /** The first segments of every usual path that may match, if all begin with the same. */
    Optional<String> beginning() {
        return literal.chars().filter(each -> each == '/').count() < SEGMENTS
                ? Optional.empty()
                : Optional.of(beginning(literal));
    }

    /** The first segments of a path. */
    static String beginning(String path) {
        int end = 0;
        for (int segment = 0; segment < SEGMENTS; segment++) {
            end = path.indexOf('/', end + 1);
            if (end < 0) {
                return path;
            }
        }
        return path.substring(0, end);
    }

    static boolean isUnusual(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0 || path.contains("//");
    }
}
