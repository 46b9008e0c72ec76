package org.regesta.server.paths;

/**
 * How all paths begin that a pattern matches: what stands before its first variable. Of hundreds of patterns this
 * leaves a few to be matched; it never says no to a path that would match.
 */
public final class PathStart {

    private final String literal;

    private PathStart(String literal) {
        this.literal = literal;
    }

    /** @param pattern as the mapping has it, such as <code>/v1/identities/{subject}/card</code> */
    public static PathStart of(String pattern) {
        int end = 0;
        while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        int whole = end == pattern.length() ? end : pattern.lastIndexOf('/', end - 1); // "/**" matches nothing, too
        return new PathStart(pattern.substring(0, Math.max(0, whole)));
    }

    /** @param path raw, as it was sent; one that is written in an unusual way may match anything */
    public boolean mayMatch(String path) {
        return path.startsWith(literal) || isUnusual(path);
    }

    private static boolean isUnusual(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0 || path.contains("//");
    }
}
