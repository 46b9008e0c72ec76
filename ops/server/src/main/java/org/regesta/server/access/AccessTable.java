package org.regesta.server.access;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.regesta.server.paths.PathIndex;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** Finds the row for a request: of the patterns that match, the most specific, as the mapping itself chooses. */
final class AccessTable {

    private final List<AccessRule> rules;
    private final PathIndex<AccessRule> byPath;

    AccessTable(List<AccessRule> rules) {
        this.rules =
                rules.stream().sorted(Comparator.comparing(AccessRule::pattern)).toList();
        Set<String> names = new HashSet<>();
        for (AccessRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalStateException("listed twice: " + rule.name());
            }
            if (rule.needsToken() == rule.roles().isEmpty()
                    || rule.needsToken() != rule.reason().isEmpty()) {
                throw new IllegalStateException("a row has roles, or a reason why it needs none: " + rule.name());
            }
        }
        byPath = new PathIndex<>(this.rules, rule -> Stream.of(rule.pattern().getPatternString()));
    }

    List<AccessRule> rules() {
        return rules;
    }

    /** @param path the raw path of the request */
    Optional<AccessRule> find(HttpMethod method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return byPath.candidates(path).stream()
                .filter(rule -> rule.method().equals(asked) && rule.pattern().matches(parsed))
                .findFirst();
    }

    boolean lists(HttpMethod method, String pattern) {
        return row(method, pattern).isPresent();
    }

    /** The row of exactly that pattern; where a path ends in any number of segments, as OpenAPI writes it, too. */
    Optional<AccessRule> row(HttpMethod method, String pattern) {
        return rules.stream()
                .filter(rule -> rule.method().equals(method)
                        && plain(rule.pattern().getPatternString()).equals(plain(pattern)))
                .findFirst();
    }

    private static String plain(String pattern) {
        return pattern.replace("{*", "{");
    }
}
