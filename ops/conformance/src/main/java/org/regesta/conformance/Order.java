package org.regesta.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * The order cases are run in, as files do not state one: what gives a value before what needs it; what takes something
 * away (blocks, locks, deactivates, revokes) after what needs it whole and before what expects it gone; what gives it
 * back after that. Otherwise as the files stand.
 */
final class Order {

    private final Suite suite;
    private final Map<Case, Set<String>> direct = new LinkedHashMap<>();
    private final Map<Case, Set<String>> all = new HashMap<>();
    private final Map<String, Case> byId = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> makers = new HashSet<>();

    private Order(Suite suite) {
        this.suite = suite;
    }

    static List<Case> of(Suite suite) {
        return new Order(suite).sorted();
    }

    /** The chosen cases, with those they take values from and those that take away or give back what they name. */
    static List<Case> needed(Suite suite, Set<Case> chosen) {
        Order order = new Order(suite);
        List<Case> sorted = order.sorted();
        Set<Case> wanted = new HashSet<>(chosen);
        boolean grown = true;
        while (grown) {
            Set<String> touched = new HashSet<>();
            wanted.forEach(each -> touched.addAll(order.all.getOrDefault(each, Set.of())));
            grown = wanted.addAll(sorted.stream()
                    .filter(each -> touched.contains(each.id())
                            || Effect.of(each) != Effect.NONE
                                    && order.direct.getOrDefault(each, Set.of()).stream()
                                            .anyMatch(touched::contains))
                    .toList());
        }
        return sorted.stream().filter(wanted::contains).toList();
    }

    private List<Case> sorted() {
        suite.cases().forEach(each -> byId.put(each.id(), each));
        suite.cases().forEach(each -> direct.put(each, needs(each)));
        suite.cases().forEach(each -> all.put(each, closure(each)));
        direct.values().stream()
                .flatMap(Set::stream)
                .map(byId::get)
                .filter(java.util.Objects::nonNull)
                .forEach(provider -> makers.add(provider.method() + provider.plainPath()));
        for (Case each : suite.cases()) {
            switch (Effect.of(each)) {
                case TAKES -> taken.addAll(direct.getOrDefault(each, Set.of()));
                case RETURNS -> returned.addAll(direct.getOrDefault(each, Set.of()));
                case NONE -> {}
            }
        }
        Map<Case, Integer> ranks = new HashMap<>();
        suite.cases().forEach(each -> rank(each, ranks, new HashSet<>()));
        List<Case> sorted = new ArrayList<>(suite.cases());
        sorted.sort(java.util.Comparator.comparing(ranks::get));
        return providersFirst(sorted);
    }

    /** Stable: a case is moved only ahead of those that need it. */
    private List<Case> providersFirst(List<Case> sorted) {
        Set<Case> done = new LinkedHashSet<>();
        sorted.forEach(each -> visit(each, done, new HashSet<>()));
        return List.copyOf(done);
    }

    private void visit(Case each, Set<Case> done, Set<Case> path) {
        if (done.contains(each) || !path.add(each)) {
            return; // a circle of references: the files' order counts
        }
        direct.getOrDefault(each, Set.of()).stream()
                .map(byId::get)
                .filter(java.util.Objects::nonNull)
                .forEach(provider -> visit(provider, done, path));
        done.add(each);
    }

    private int rank(Case each, Map<Case, Integer> ranks, Set<Case> path) {
        Integer known = ranks.get(each);
        if (known != null || !path.add(each)) {
            return known == null ? 0 : known;
        }
        int rank = own(each);
        for (String need : direct.getOrDefault(each, Set.of())) {
            Case provider = byId.get(need);
            if (provider != null) {
                rank = Math.max(rank, rank(provider, ranks, path));
            }
        }
        ranks.put(each, rank);
        return rank;
    }

    private int own(Case each) {
        switch (Effect.of(each)) {
            case TAKES:
                return 40;
            case RETURNS:
                return 60;
            default:
                break;
        }
        boolean touchesTaken = all.getOrDefault(each, Set.of()).stream().anyMatch(taken::contains);
        boolean touchesReturned = all.getOrDefault(each, Set.of()).stream().anyMatch(returned::contains);
        if (Effect.expectsFailure(each)) {
            return touchesTaken ? 50 : base(each);
        }
        boolean makes = makers.contains(each.method() + each.plainPath());
        return touchesReturned && !makes ? 70 : base(each);
    }

    /** Making before changing before reading. */
    private static int base(Case each) {
        return switch (each.method()) {
            case "POST" -> 10;
            case "PATCH" -> 20;
            case "PUT" -> 21;
            default -> 22;
        };
    }

    /** Ids of the cases it takes values from, and of the placeholders that stand for one thing in the whole run. */
    private Set<String> needs(Case each) {
        Set<String> needs = new LinkedHashSet<>();
        Matcher token = Placeholders.token().matcher(each.endpoint() + " " + each.input() + " " + each.output());
        while (token.find()) {
            String name = token.group(1);
            if (name.startsWith("ID:")) {
                provider(each, name.substring(3)).ifPresent(provider -> needs.add(provider.id()));
            } else if (name.startsWith("RID") && each.endpoint().contains("{registrationId}")) {
                needs.add("$" + each.module() + name);
            }
        }
        needs.remove(each.id());
        return needs;
    }

    private java.util.Optional<Case> provider(Case each, String reference) {
        for (int cut = reference.lastIndexOf('_'); cut > 0; cut = reference.lastIndexOf('_', cut - 1)) {
            var meant = suite.referred(each.module(), reference.substring(0, cut));
            if (meant.isPresent()) {
                return meant;
            }
        }
        return java.util.Optional.empty();
    }

    private Set<String> closure(Case each) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(direct.get(each));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next) && byId.containsKey(next)) {
                open.addAll(direct.getOrDefault(byId.get(next), Set.of()));
            }
        }
        return found;
    }
}
