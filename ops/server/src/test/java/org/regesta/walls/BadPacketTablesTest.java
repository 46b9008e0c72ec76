package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regesta.walls.Tree.Text;

/** The handbook's page of bad packets has every table that there is, and no row more than they have. */
class BadPacketTablesTest {

    private static final String PAGE = "docs/bad-packets.md";
    private static final Pattern TABLE = Pattern.compile("@BadPackets\\(\\s*stage = \"([^\"]+)\",\\s*rows = (\\d+)");
    private static final Pattern STAGE = Pattern.compile("\\| ([^|`]+) \\| (\\d+) \\|.*\\| ([^|]*)\\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");
    private static final Pattern ENDS =
            Pattern.compile("\\|.*\\|.*\\|.*\\|.*`(RPR-[A-Z0-9-]+…?|[A-Z_]{8,})`.*\\|.*\\|");
    private static final int LEAST = 10;

    /** What there is of one stage: how many rows, in which tests. */
    private record Held(int rows, Set<String> tests) {

        Held and(int more, String test) {
            Set<String> all = new TreeSet<>(tests);
            all.add(test);
            return new Held(rows + more, all);
        }
    }

    @Test
    void the_page_counts_what_the_tables_hold() {
        Tree tree = Tree.ofTheHouse();
        Map<String, Held> page = page(tree);
        Map<String, Held> tables = tables(tree);
        assertThat(tables).hasSizeGreaterThan(15);
        assertThat(page).isEqualTo(tables);
    }

    @Test
    void every_stage_has_ten() {
        page(Tree.ofTheHouse())
                .forEach((stage, held) -> assertThat(held.rows()).as(stage).isGreaterThanOrEqualTo(LEAST));
    }

    @Test
    void every_row_says_in_which_status_it_ends_or_with_which_code() {
        List<String> rows = Tree.ofTheHouse().files().stream()
                .filter(text -> text.path().equals(PAGE))
                .flatMap(text -> text.lines().stream())
                .filter(line -> STAGE.matcher(line).matches())
                .toList();
        assertThat(rows).hasSizeGreaterThan(15).allMatch(row -> ENDS.matcher(row)
                .matches());
        assertThat("| 9 nobody | 12 | all | nowhere | `NobodyTest` |").doesNotMatch(ENDS);
    }

    @Test
    void a_page_that_says_more_or_less_than_there_is_would_be_noticed() {
        String table = "    @BadPackets(stage = \"9 nobody\", rows = 12)";
        assertThat(page(tree("| 9 nobody | 12 | all | nowhere | `NobodyTest` |", table)))
                .isEqualTo(tables(tree("", table)));
        for (String wrong : List.of(
                "| 9 nobody | 13 | all | nowhere | `NobodyTest` |",
                "| 9 nobody | 12 | all | nowhere | `SomebodyTest` |",
                "| 8 nobody | 12 | all | nowhere | `NobodyTest` |",
                "")) {
            assertThat(page(tree(wrong, table))).isNotEqualTo(tables(tree(wrong, table)));
        }
        assertThat(tables(tree("", table, table)).get("9 nobody").rows()).isEqualTo(24);
    }

    private static Tree tree(String row, String... test) {
        return new Tree(
                Path.of(""),
                List.of(
                        new Text(PAGE, List.of(row)),
                        new Text("sagas/src/test/java/org/regesta/NobodyTest.java", List.of(test))));
    }

    private static Map<String, Held> page(Tree tree) {
        Map<String, Held> stages = new TreeMap<>();
        for (Text text : tree.files()) {
            Matcher row = STAGE.matcher(text.path().equals(PAGE) ? String.join("\n", text.lines()) : "");
            while (row.find()) {
                Set<String> tests = new TreeSet<>();
                NAMED.matcher(row.group(3)).results().forEach(test -> tests.add(test.group(1)));
                stages.put(row.group(1), new Held(Integer.parseInt(row.group(2)), tests));
            }
        }
        return stages;
    }

    private static Map<String, Held> tables(Tree tree) {
        Map<String, Held> stages = new TreeMap<>();
        for (Text text : tree.javas()) {
            boolean ours = text.path().matches(".*/(BadPacketTables|BadRows)Test[.]java");
            Matcher table = TABLE.matcher(text.test() && !ours ? String.join("\n", text.lines()) : "");
            while (table.find()) {
                String test = text.path().replaceAll(".*/|\\.java$", "");
                Held before = stages.getOrDefault(table.group(1), new Held(0, Set.of()));
                stages.put(table.group(1), before.and(Integer.parseInt(table.group(2)), test));
            }
        }
        return stages;
    }
}
