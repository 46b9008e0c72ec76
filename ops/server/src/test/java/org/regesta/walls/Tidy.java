package org.regesta.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.walls.Tree.Text;

/** What the compiler does not see. Each check gives the places where it is broken, as {@code path:line}. */
final class Tidy {

    static final int LINE = 120;
    static final int FILE = 400;

    /** Words are put together here, so that this file is not the first to break its own rule. */
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern WALL_CLOCK = Pattern.compile("\\b(Instant|LocalDate|LocalDateTime|OffsetDateTime"
            + "|ZonedDateTime|Year)\\.now\\(\\s*\\)|\\bSystem\\.currentTimeMillis\\(|\\bnew Date\\(\\s*\\)");

    private static final Pattern PRINTED = Pattern.compile("\\bSystem\\.(out|err)\\b|\\.printStackTrace\\(");

    private static final Pattern NOT_RUN =
            Pattern.compile("@(Disabled|EnabledIf|EnabledOn|DisabledIf|DisabledOn|Ignore)"
                    + "\\w*\\b|\\b(Assumptions\\.|assume(True|False|That)\\()");

    private static final Pattern CATCH_ALL =
            Pattern.compile("catch \\((final )?(Exception|RuntimeException|Throwable) ");

    /** The sentence of a machine: folders of ours alone, and the hosts that packages come from. */
    private static final Pattern MACHINE = Pattern.compile(
            "/" + "work/|/" + "root/|/home/\\w+/|repo1?\\.maven|" + "registry\\.npmjs|/artifactory/|deb\\.debian");

    private static final Pattern MOSIP_CODE = Pattern.compile(
            "\"[^\"]*\\b(IDR|IDA|RPR|KER|PMS|RES|IDO|CRE|PRG|REG|ADM|MSD|KPM)[-_][A-Z]{3}[-_][^\"]*\"|\""
                    + "(KER|IDA|RPR|PMS)-(?!FIR\")"); // IDA-FIR is the name of a key

    private static final Pattern BAD_PACKAGE =
            Pattern.compile("(^|/)(util|utils|controller|dto|service|impl)/[^/]+\\.java$");

    private static final Pattern ADR = Pattern.compile("docs/adr/(\\d{4})-[a-z0-9-]+\\.md");

    static final String PROMISES = "docs/promises.md";

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)`");

    private Tidy() {}

    static List<String> longLines(Tree tree) {
        return lines(tree, Tidy::isCode, (text, i) -> {
            String line = text.lines().get(i);
            return line.length() > LINE && !line.startsWith("import "); // an import cannot be broken
        });
    }

    private static boolean isCode(Text text) {
        return text.java() || text.path().endsWith(".sh") || text.path().endsWith(".yaml");
    }

    static List<String> longFiles(Tree tree) {
        return tree.javas().stream()
                .filter(text -> text.lines().size() > FILE)
                .map(text -> text.path() + ":" + text.lines().size())
                .toList();
    }

    static List<String> leftOvers(Tree tree) {
        return find(tree, text -> true, LEFT_OVER);
    }

    /** Time comes from the one clock; only the server makes it, and tests and benches may look at the wall. */
    static List<String> wallClocks(Tree tree) {
        return find(tree, text -> text.java() && !text.test() && !text.within("ops/server/", "ops/bench/"), WALL_CLOCK);
    }

    static List<String> printed(Tree tree) {
        return find(tree, text -> text.java() && !text.test() && !text.within("ops/cli/", "ops/bench/"), PRINTED);
    }

    static List<String> testsNotRun(Tree tree) {
        return find(tree, text -> text.java() && text.test() && !text.within(OURS), NOT_RUN);
    }

    private static final String OURS = "ops/server/src/test/java/org/regesta/walls/";

    /** A catch-all throws again, or says within three lines why it is a boundary. */
    static List<String> silentCatchAlls(Tree tree) {
        return lines(tree, text -> text.java() && !text.test(), (text, i) -> {
            if (!CATCH_ALL.matcher(text.lines().get(i)).find()) {
                return false;
            }
            int end = Math.min(i + 10, text.lines().size());
            String near = String.join("\n", text.lines().subList(Math.max(0, i - 2), end));
            return !near.contains("throw ") && !near.contains("// ");
        });
    }

    static List<String> machinePaths(Tree tree) {
        return find(tree, text -> !text.path().startsWith(OURS), MACHINE);
    }

    /** MOSIP stays at the door: its codes stand in endpoints and in the code tables beside them. */
    static List<String> mosipCodes(Tree tree) {
        return find(tree, text -> isOfTheHouse(text) && !isDoor(text.path()), MOSIP_CODE);
    }

    private static boolean isOfTheHouse(Text text) {
        return text.java() && !text.test() && !text.within("ops/testkit/", "ops/cli/", "ops/bench/");
    }

    private static boolean isDoor(String path) {
        // the testkit plays MOSIP's clients: what it packs and sends is MOSIP's wire through and through
        return path.endsWith("Endpoint.java") || path.endsWith("Codes.java") || path.startsWith("ops/testkit/");
    }

    static List<String> badPackages(Tree tree) {
        return tree.javas().stream()
                .map(Text::path)
                .filter(path -> BAD_PACKAGE.matcher(path).find())
                .toList();
    }

    /** Main packages without a {@code package-info.java} that says they are null-marked. */
    static List<String> packagesNotNullMarked(Tree tree) {
        TreeMap<String, Boolean> marked = new TreeMap<>();
        for (Text text : tree.javas()) {
            if (text.path().contains("/src/main/java/") && !text.within("events-schema/")) {
                boolean marks = text.path().endsWith("/package-info.java")
                        && text.lines().contains("@NullMarked");
                marked.merge(text.path().substring(0, text.path().lastIndexOf('/')), marks, Boolean::logicalOr);
            }
        }
        return marked.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** Decisions are numbered from 0001 without a gap and without a double. */
    static Optional<String> decisionsOutOfOrder(Tree tree) {
        List<Integer> numbers = new ArrayList<>();
        for (Text text : tree.files()) {
            Matcher name = ADR.matcher(text.path());
            if (name.matches()) {
                numbers.add(Integer.parseInt(name.group(1)));
            } else if (text.within("docs/adr/") && !text.path().endsWith("README.md")) {
                return Optional.of("not NNNN-a-sentence.md: " + text.path());
            }
        }
        numbers.sort(null);
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                return Optional.of("expected " + (i + 1) + " but found " + numbers.get(i));
            }
        }
        return numbers.isEmpty() ? Optional.of("none found") : Optional.empty();
    }

    /** Tests that the page of promises names and nobody has written, or has renamed. */
    static List<String> promisesWithoutTest(Tree tree) {
        List<String> without = new ArrayList<>();
        for (Text text : tree.files()) {
            Matcher named = NAMED_TEST.matcher(text.path().equals(PROMISES) ? String.join("\n", text.lines()) : "");
            while (named.find()) {
                String file = "/" + named.group(1) + ".java";
                if (tree.javas().stream()
                        .noneMatch(java -> java.test() && java.path().endsWith(file))) {
                    without.add(named.group(1));
                }
            }
        }
        return without;
    }

    private interface LineCheck {
        boolean broken(Text text, int line);
    }

    private static List<String> find(Tree tree, Predicate<Text> where, Pattern what) {
        return lines(tree, where, (text, i) -> what.matcher(text.lines().get(i)).find());
    }

    private static List<String> lines(Tree tree, Predicate<Text> where, LineCheck check) {
        List<String> found = new ArrayList<>();
        for (Text text : tree.files()) {
            for (int i = 0; where.test(text) && i < text.lines().size(); i++) {
                if (check.broken(text, i)) {
                    found.add(text.path() + ":" + (i + 1));
                }
            }
        }
        return found;
    }
}
