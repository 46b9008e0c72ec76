package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs a house finds every setting on one page, with what holds unless it is given. */
class SettingsTest {

    @TempDir
    Path root;

    @Test
    void every_setting_and_its_default_stand_on_the_page_and_none_that_is_not_read() {
        Tree tree = Tree.ofTheHouse();
        assertThat(Settings.read(tree))
                .hasSizeGreaterThan(25)
                .containsEntry("regesta.uin.length", "10")
                .containsKey("regesta.abis.ask");
        assertThat(Settings.told(tree)).isEqualTo(Settings.read(tree));
    }

    @Test
    void every_variable_of_the_environment_stands_on_the_page() {
        Tree tree = Tree.ofTheHouse();
        assertThat(Settings.variables(tree)).contains("REGESTA_HOUSE_PASSWORD", "REGESTA_JAVA_OPTIONS");
        assertThat(Settings.toldVariables(tree)).isEqualTo(Settings.variables(tree));
    }

    @Test
    void what_is_read_or_told_would_be_seen() throws Exception {
        write("sagas/src/main/java/A.java", "@Value(\"${regesta.some.pace:http://h:${server.port:1}}\") String a");
        write(
                "sagas/src/main/java/B.java",
                "import org.springframework.boot.context.properties.bind.Binder;",
                "brokers(\"regesta.some.lines\");");
        write("sagas/src/main/java/C.java", "meter(\"regesta.some.meter\"); getenv(\"REGESTA_PACE\");");
        write("sagas/src/test/java/ATest.java", "@Value(\"${regesta.some.test:1}\") getenv(\"REGESTA_TEST\")");
        write(
                Settings.PAGE,
                "| `regesta.some.pace` | `slow` | how fast |",
                "| `regesta.some.lines.<name>.…` | | where to |",
                "| `REGESTA_PACE` | the same |");
        Tree tree = Tree.at(root);

        assertThat(Settings.read(tree))
                .isEqualTo(Map.of("regesta.some.pace", "http://h:${server.port:1}", "regesta.some.lines", ""));
        assertThat(Settings.told(tree)).isEqualTo(Map.of("regesta.some.pace", "slow", "regesta.some.lines", ""));
        assertThat(Settings.variables(tree)).containsExactly("REGESTA_PACE");
        assertThat(Settings.toldVariables(tree)).containsExactly("REGESTA_PACE");
    }

    private void write(String path, String... lines) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }
}
