package org.regesta.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order cases are run in, as files do not state one: what gives a value before what needs it; what takes something
 * away (blocks, locks, deactivates, revokes) after what needs it whole and before what expects it gone; what gives it
 * back after that. Otherwise as the files stand.
 */
final class Order {

    /** What no case of the suite gives and all may presuppose. */
    private static final int PRESUPPOSED = -100;

    private static final int MAKES = 10;
    private static final int TAKES = 40;
    private static final int EXPECTS_IT_GONE = 50;
    private static final int RETURNS = 60;
    private static final int EXPECTS_IT_BACK = 70;
    /** Of what all share: nobody else can be asked anything meanwhile. */
    private static final int TAKES_FROM_ALL = 72;

    private static final int EXPECTS_IT_GONE_FROM_ALL = 74;
    private static final int RETURNS_TO_ALL = 76;
    /** Of what all share, and no case gives back. */
    private static final int TAKES_FOR_GOOD = 80;

    private static final int EXPECTS_IT_GONE_FOR_GOOD = 90;

    private final Suite suite;
    private final Map<Case, Set<String>> direct = new LinkedHashMap<>();
    private final Map<Case, Set<String>> all = new HashMap<>();
    private final Map<String, Case> byId = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> published = new HashSet<>();
    private final Set<String> makers = new HashSet<>();
    /** Which request takes what. */
    private final Set<String> takenBy = new HashSet<>();
    /** Questions that some case expects success of. */
    private final Set<String> granted = new HashSet<>();
    /** Requests, to the letter, that some case expects success of. */
    private final Set<String> answered = new HashSet<>();

    private final Set<String> takenOfAll = new HashSet<>();
    private final Set<String> returnedToAll = new HashSet<>();

    private Order(Suite suite) {
        this.suite = suite;
    }

    /** The chosen cases, with those they take values from and those that take away or give back what they name. */
    static List<Case> needed(Suite suite, Set<Case> chosen) {
        Order order = new Order(suite);
        List<Case> sorted = order.sorted();
        Set<Case> wanted = new HashSet<>(chosen);
        boolean grown = true;
        while (grown) {
            Set<String> touched = new HashSet<>();
            wanted.forEach(each -> touched.addAll(order.all(each)));
            wanted.forEach(each -> order.before(each).forEach(other -> touched.add(other.id())));
            Set<String> modules = wanted.stream().map(Case::module).collect(Collectors.toSet());
            grown = wanted.addAll(sorted.stream()
                    .filter(each -> touched.contains(each.id())
                            || order.isPresupposed(each) && modules.contains(each.module())
                            || Effect.of(each) != Effect.NONE
                                    && order.direct(each).stream().anyMatch(touched::contains))
                    .toList());
        }
        return sorted.stream().filter(wanted::contains).toList();
    }

    private List<Case> sorted() {
        suite.cases().forEach(each -> byId.put(each.id(), each));
        suite.cases().forEach(each -> direct.put(each, needs(each)));
        suite.cases().forEach(each -> all.put(each, closure(each)));
        suite.cases().stream().filter(each -> Effect.of(each) == Effect.TAKES).forEach(each -> direct(each)
                .forEach(what -> takenBy.add(each.plainPath() + what)));
        suite.cases().forEach(this::note);
        Map<Case, Integer> ranks = new HashMap<>();
        suite.cases().forEach(each -> rank(each, ranks, new HashSet<>()));
        List<Case> sorted = new ArrayList<>(suite.cases());
        sorted.sort(Comparator.comparing(ranks::get));
        return providersFirst(sorted);
    }

    private void note(Case each) {
        direct(each).stream()
                .filter(byId::containsKey)
                .map(byId::get)
                .forEach(provider -> makers.add(provider.method() + provider.plainPath()));
        if (!Effect.expectsFailure(each)) {
            granted.add(question(each));
            answered.add(request(each));
        }
        if (isAboutDrafts(each) && each.plainPath().contains("/publish/") && !Effect.expectsFailure(each)) {
            published.addAll(direct(each));
        }
        switch (effect(each)) {
            case TAKES -> {
                taken.addAll(direct(each));
                takenOfAll.addAll(named(each));
            }
            case RETURNS -> {
                returned.addAll(direct(each));
                returnedToAll.addAll(named(each));
            }
            case NONE -> {}
        }
    }

    /** A request that opens what the same request closed gives it back. */
    private Effect effect(Case each) {
        boolean back =
                Effect.opens(each) && direct(each).stream().anyMatch(what -> takenBy.contains(each.plainPath() + what));
        return back ? Effect.RETURNS : Effect.of(each);
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
        before(each).forEach(provider -> visit(provider, done, path));
        done.add(each);
    }

    private int rank(Case each, Map<Case, Integer> ranks, Set<Case> path) {
        Integer known = ranks.get(each);
        if (known != null || !path.add(each)) {
            return known == null ? 0 : known;
        }
        int rank = own(each);
        for (Case provider : before(each)) {
            rank = Math.max(rank, rank(provider, ranks, path));
        }
        ranks.put(each, rank);
        return rank;
    }

    private int own(Case each) {
        if (isPresupposed(each)) {
            return PRESUPPOSED;
        }
        switch (effect(each)) {
            case TAKES:
                return taking(named(each));
            case RETURNS:
                return named(each).isEmpty() ? RETURNS : RETURNS_TO_ALL;
            default:
                break;
        }
        if (Effect.expectsFailure(each)) {
            return refused(each);
        }
        if (!isAboutDrafts(each) && all(each).stream().anyMatch(published::contains)) {
            return EXPECTS_IT_GONE; // whoever was a draft lives when it is none any more
        }
        boolean makes = makers.contains(each.method() + each.plainPath());
        return !makes && all(each).stream().anyMatch(returned::contains) ? EXPECTS_IT_BACK : base(each);
    }

    private int taking(Set<String> shared) {
        if (shared.isEmpty()) {
            return TAKES;
        }
        return isForGood(shared) ? TAKES_FOR_GOOD : TAKES_FROM_ALL;
    }

    /** Refused though another is granted the like, or so the code says: because of what was taken. */
    private int refused(Case each) {
        boolean forWhatIsGone = (granted.contains(question(each)) || Effect.expectsToBeGone(each))
                && all(each).stream().anyMatch(taken::contains);
        if (forWhatIsGone) {
            return EXPECTS_IT_GONE;
        }
        Set<String> by = askedBy(each);
        if (answered.contains(request(each)) && by.stream().anyMatch(takenOfAll::contains)) {
            return isForGood(by) ? EXPECTS_IT_GONE_FOR_GOOD : EXPECTS_IT_GONE_FROM_ALL;
        }
        return base(each);
    }

    private static boolean isAboutDrafts(Case each) {
        return each.plainPath().contains("/draft");
    }

    /** Making before changing before reading; of a partner's beginnings, each step before the next. */
    private static int base(Case each) {
        int step = Onboarding.step(each);
        if (step >= 0 && !Effect.expectsFailure(each)) {
            return step - Onboarding.STEPS;
        }
        return switch (each.method()) {
            case "POST" -> MAKES;
            case "PATCH" -> MAKES + 1;
            case "PUT" -> MAKES + 2;
            default -> MAKES + 3;
        };
    }

    private boolean isPresupposed(Case each) {
        return each.api().equals(Prerequisites.API) && direct(each).isEmpty();
    }

    /** Whether some of this, which all share, is taken and nobody gives it back. */
    private boolean isForGood(Set<String> shared) {
        return shared.stream().anyMatch(what -> takenOfAll.contains(what) && !returnedToAll.contains(what));
    }

    /** The parts of partners' URLs that a case's body names. */
    private static Set<String> named(Case each) {
        return tokens(each.input()).filter(Partners::isPart).collect(Collectors.toSet());
    }

    /** The parts of partners' URLs that a case asks by. */
    private static Set<String> askedBy(Case each) {
        return tokens(each.endpoint())
                .flatMap(name -> Partners.partsOf(name).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<String> tokens(String text) {
        return Placeholders.token().matcher(text).results().map(found -> found.group(1));
    }

    private static String request(Case each) {
        return each.method()
                + each.endpoint()
                + each.inputTemplate()
                + each.input().replaceAll("\\s", "");
    }

    private static String question(Case each) {
        return each.method() + each.plainPath() + each.input().replaceAll("\\$ID:[^$]*\\$|\\s", "");
    }

    /** Ids of the cases it takes values from, and of the placeholders that stand for one thing in the whole run. */
    private Set<String> needs(Case each) {
        Set<String> needs = new LinkedHashSet<>();
        Matcher token = Placeholders.token().matcher(each.endpoint() + " " + each.input() + " " + each.output());
        while (token.find()) {
            String name = token.group(1);
            if (name.startsWith("ID:")) {
                Reference.in(suite, each, name.substring(3))
                        .forEach(found -> needs.add(found.of().id()));
            } else if (name.startsWith("RID") && each.endpoint().contains("{registrationId}")) {
                needs.add("$" + each.module() + name);
            }
        }
        needs.remove(each.id());
        return needs;
    }

    /** Those it takes values from, and those its file names by their marks. */
    private Set<Case> before(Case each) {
        Set<Case> before = new LinkedHashSet<>();
        direct(each).stream().filter(byId::containsKey).map(byId::get).forEach(before::add);
        if (!each.after().isEmpty()) {
            suite.cases().stream()
                    .filter(other -> !other.mark().isEmpty() && each.after().contains(other.mark()))
                    .forEach(before::add);
        }
        before.remove(each);
        return before;
    }

    private Set<String> closure(Case each) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(direct(each));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            Case provider = byId.get(next);
            if (found.add(next) && provider != null) {
                open.addAll(direct(provider));
            }
        }
        return found;
    }

    private Set<String> direct(Case each) {
        return direct.getOrDefault(each, Set.of());
    }

    private Set<String> all(Case each) {
        return all.getOrDefault(each, Set.of());
    }
}
