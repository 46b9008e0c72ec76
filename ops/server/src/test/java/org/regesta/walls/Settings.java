package org.regesta.walls;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.walls.Tree.Text;

/** The house's settings, in the code and on their page: names with what holds when they are not given. */
final class Settings {

    static final String PAGE = "docs/settings.md";

    /** {@code ${regesta.some.name:default}}, where the default may name another setting. */
    private static final Pattern READ = Pattern.compile("\\$\\{(regesta\\.[a-z.-]+):((?:[^{}\"]|\\{[^{}\"]*\\})*)\\}");

    /** Where a class binds all that stands below a name. */
    private static final Pattern BOUND = Pattern.compile("\"(regesta\\.[a-z.-]+)\"");

    private static final Pattern VARIABLE = Pattern.compile("REGESTA_[A-Z]+(_[A-Z]+)*");

    private static final Pattern ROW =
            Pattern.compile("\\| `(regesta\\.[a-z.-]+)(\\.<name>\\.…)?` \\| (?:`([^`]*)` )?\\| .+ \\|");

    private static final Pattern VARIABLE_ROW = Pattern.compile("\\| `(REGESTA_[A-Z_]+)` \\| .+ \\|");

    private Settings() {}

    /** What main code reads. */
    static Map<String, String> read(Tree tree) {
        Map<String, String> settings = new TreeMap<>();
        for (Text text : tree.javas()) {
            if (!text.test()) {
                String code = String.join("\n", text.lines());
                for (Matcher each = READ.matcher(code); each.find(); ) {
                    settings.put(each.group(1), each.group(2));
                }
                boolean binds = code.contains("import org.springframework.boot.context.properties.bind.Binder;");
                for (Matcher each = BOUND.matcher(code); binds && each.find(); ) {
                    settings.put(each.group(1), "");
                }
            }
        }
        return settings;
    }

    /** What the page says of them. */
    static Map<String, String> told(Tree tree) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : page(tree)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                settings.put(row.group(1), row.group(3) == null ? "" : row.group(3));
            }
        }
        return settings;
    }

    /** Environment variables that main code, the launcher or the testkit know. */
    static Set<String> variables(Tree tree) {
        Set<String> variables = new TreeSet<>();
        for (Text text : tree.files()) {
            if (text.java() && !text.test() || text.path().equals("regesta")) {
                for (Matcher each = VARIABLE.matcher(String.join("\n", text.lines())); each.find(); ) {
                    variables.add(each.group());
                }
            }
        }
        return variables;
    }

    static Set<String> toldVariables(Tree tree) {
        Set<String> variables = new TreeSet<>();
        for (String line : page(tree)) {
            Matcher row = VARIABLE_ROW.matcher(line);
            if (row.matches()) {
                variables.add(row.group(1));
            }
        }
        return variables;
    }

    private static Iterable<String> page(Tree tree) {
        return tree.files().stream()
                .filter(text -> text.path().equals(PAGE))
                .findFirst()
                .orElseThrow()
                .lines();
    }
}
