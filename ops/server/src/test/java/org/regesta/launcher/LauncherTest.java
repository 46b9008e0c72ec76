package org.regesta.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a house of cardboard: made-up JDKs that print how they were called, a made-up Maven. */
class LauncherTest {

    @TempDir
    Path root;

    private Path house;
    private Path folders;
    private Path path;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void build() throws Exception {
        house = Files.createDirectories(root.resolve("house"));
        folders = Files.createDirectories(root.resolve("jvms"));
        path = Files.createDirectories(root.resolve("path"));
        Path launcher = launcher();
        Files.copy(launcher, house.resolve("regesta"));
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        Files.createDirectories(house.resolve("ops/cli/src/main/java"));
        Files.writeString(house.resolve("ops/cli/src/main/java/A.java"), "class A {}");
        executable(
                path.resolve("mvn"),
                "#!/bin/sh\necho \"mvn on $JAVA_HOME: $*\" >>" + root.resolve("mvn.log") + "\n"
                        + "[ ! -f " + root.resolve("mvn.fails") + " ] || { echo compiler says no; exit 1; }\n"
                        + "case $* in *classpath.new*) echo lib.jar >" + house.resolve("ops/cli/target/classpath.new")
                        + ";; esac\n");
    }

    private static Path launcher() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("regesta"))) {
            folder = folder.getParent();
        }
        return folder.resolve("regesta");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Path jdk(Path home, String version) throws IOException {
        executable(home.resolve("bin/java"), "#!/bin/sh\necho \"java of " + home + ": $*\"\n");
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Ran run(Map<String, String> more, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", house.resolve("regesta").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        process.redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", path + ":/usr/bin:/bin");
        environment.put("HOME", root.resolve("nobody").toString());
        environment.put("REGESTA_JVM_FOLDERS", folders.toString());
        environment.putAll(more);
        process.environment().clear();
        process.environment().putAll(environment);
        Process running = process.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                running.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private String maven() throws IOException {
        Path log = root.resolve("mvn.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Test
    void help_lists_every_verb() throws Exception {
        Ran ran = run(Map.of(), "help");
        assertThat(ran.exit()).isZero();
        for (String verb :
                List.of("demo", "up", "test", "bench", "replay", "report", "sagas", "backup", "restore", "help")) {
            assertThat(ran.out()).containsPattern("(?m)^ +" + verb + " ");
        }
        assertThat(maven()).isEmpty();
    }

    @Test
    void an_unknown_verb_or_option_is_a_clear_error_before_anything_is_built() throws Exception {
        for (String[] wrong :
                new String[][] {{"demmo"}, {"--port"}, {"test", "--fast"}, {"help", "me"}, {"de"}, {"."}}) {
            Ran ran = run(Map.of(), wrong);
            assertThat(ran.exit()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(ran.err()).contains("./regesta help lists every verb.");
        }
        assertThat(run(Map.of()).exit()).isEqualTo(2);
        assertThat(maven()).isEmpty();
    }

    @Test
    void java_home_is_taken_first_when_it_is_a_jdk_25() throws Exception {
        jdk(folders.resolve("jdk-25"), "25.0.3");
        Path own = jdk(root.resolve("own"), "25");
        assertThat(run(Map.of("JAVA_HOME", own.toString()), "up").out()).contains("java of " + own + ":");
    }

    @Test
    void a_java_home_of_another_version_is_passed_over() throws Exception {
        Path good = jdk(folders.resolve("jdk-25"), "25.0.3");
        Path old = jdk(root.resolve("old"), "17.0.15");
        Path newer = jdk(root.resolve("newer"), "250.0.1");
        for (Path other : List.of(old, newer)) {
            assertThat(run(Map.of("JAVA_HOME", other.toString()), "up").out()).contains("java of " + good + ":");
        }
    }

    @Test
    void the_java_on_the_path_is_followed_through_its_links() throws Exception {
        Path real = jdk(root.resolve("elsewhere/jdk"), "25.0.1+8");
        Files.createSymbolicLink(root.resolve("alternative"), real.resolve("bin/java"));
        Files.createSymbolicLink(path.resolve("java"), root.resolve("alternative"));
        assertThat(run(Map.of(), "up").out()).contains("java of " + real + ":");
    }

    @Test
    void a_jdk_without_compiler_is_none() throws Exception {
        Path jre = jdk(folders.resolve("jre-25"), "25.0.3");
        Files.delete(jre.resolve("bin/javac"));
        assertThat(run(Map.of(), "up").exit()).isEqualTo(1);
        Path mac = jdk(folders.resolve("mac.jdk/Contents/Home"), "25-ea");
        assertThat(run(Map.of(), "up").out()).contains("java of " + mac + ":");
    }

    @Test
    void without_a_jdk_it_says_where_it_looked_and_what_to_install() throws Exception {
        Path old = jdk(root.resolve("old"), "17.0.15");
        Files.createSymbolicLink(path.resolve("java"), old.resolve("bin/java"));
        Ran ran = run(Map.of("JAVA_HOME", old.toString()), "demo");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains("JDK 25", "JAVA_HOME: " + old, "(that is 17.0.15)", folders.toString())
                .contains("apt-get install temurin-25-jdk");
    }

    @Test
    void it_builds_when_a_source_is_newer_and_only_then() throws Exception {
        jdk(folders.resolve("jdk-25"), "25.0.3");
        Ran first = run(Map.of(), "report", "enrolments", "--json", "two words");
        assertThat(first.out())
                .contains("org.regesta.cli.RegestaCli report enrolments --json two words")
                .contains("ops/cli/target/classes:lib.jar")
                .contains("-Daxoniq.update-checker.disabled=true");
        assertThat(maven()).contains("mvn on " + folders.resolve("jdk-25")).hasLineCount(1);
        run(Map.of(), "up");
        assertThat(maven()).hasLineCount(1);
        Path source = house.resolve("ops/cli/src/main/java/A.java");
        Files.setLastModifiedTime(
                source, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        run(Map.of(), "up");
        assertThat(maven()).hasLineCount(2);
    }

    @Test
    void classes_are_cached_once_after_a_build_and_used_from_then_on() throws Exception {
        Path jdk = jdk(folders.resolve("jdk-25"), "25.0.3");
        executable(
                jdk.resolve("bin/java"),
                "#!/bin/sh\necho \"java: $*\"\n"
                        + "case $8 in -XX:AOTCacheOutput=*) echo cached >\"${8#-XX:AOTCacheOutput=}\";; esac\n");
        Path cache = house.resolve("ops/cli/target/regesta.aot");

        Ran first = run(Map.of(), "up");
        assertThat(first.err()).contains("Preparing fast starts");
        assertThat(cache).hasContent("cached");
        assertThat(first.out()).contains("-XX:AOTCache=" + cache).doesNotContain("WarmUp");
        assertThat(run(Map.of(), "up").err()).doesNotContain("Preparing");

        Files.writeString(house.resolve("ops/cli/target/cli-1.jar"), "anew");
        Files.setLastModifiedTime(
                house.resolve("ops/cli/target/cli-1.jar"),
                java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(run(Map.of(), "report", "enrolments").out()).doesNotContain("AOTCache");
        assertThat(run(Map.of(), "up").err()).contains("Preparing fast starts");
    }

    @Test
    void who_serves_is_collected_in_short_pauses_unless_the_operator_says_otherwise() throws Exception {
        jdk(folders.resolve("jdk-25"), "25.0.3");
        for (String serving : List.of("up", "auth", "demo")) {
            assertThat(run(Map.of("REGESTA_JAVA_OPTIONS", "-XX:MaxGCPauseMillis=50"), serving)
                            .out())
                    .as(serving)
                    .contains("-XX:MaxGCPauseMillis=20 -XX:MaxGCPauseMillis=50 org.regesta.cli"); // the last counts
        }
        assertThat(run(Map.of(), "report", "enrolments").out()).doesNotContain("MaxGCPauseMillis");
    }

    @Test
    void without_a_cache_it_starts_all_the_same_and_does_not_try_again() throws Exception {
        jdk(folders.resolve("jdk-25"), "25.0.3");
        assertThat(run(Map.of(), "up").out()).contains("RegestaCli up").doesNotContain("AOTCache");
        assertThat(run(Map.of(), "up").err()).doesNotContain("Preparing");
    }

    @Test
    void what_does_not_build_is_shown_and_not_run() throws Exception {
        jdk(folders.resolve("jdk-25"), "25.0.3");
        Files.writeString(root.resolve("mvn.fails"), "");
        Ran ran = run(Map.of(), "up");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("it does not build", "compiler says no");
        assertThat(ran.out()).doesNotContain("java of");
    }

    @Test
    void tests_end_with_what_ran_what_failed_and_what_did_not_run_and_why() throws Exception {
        jdk(folders.resolve("jdk-25"), "25.0.3");
        Path reports = Files.createDirectories(house.resolve("ops/x/target/surefire-reports"));
        Path stale = Files.writeString(reports.resolve("TEST-org.regesta.Stale.xml"), report("stale", "<failure/>"));
        executable(
                path.resolve("mvn"),
                "#!/bin/sh\necho \"$@\" >" + root.resolve("mvn.log") + "\ncat >" + reports.resolve("TEST-a.xml")
                        + " <<'X'\n"
                        + report("runs", "")
                        + report("fails", "<failure message=\"no &lt;b&gt;\" type=\"x\">text</failure>")
                        + report("idle", "<skipped message=\"not run, this machine lacks: strace\"/>")
                        + "X\nexit 1\n");
        Ran ran = run(Map.of(), "test", "--soak");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(stale).doesNotExist();
        assertThat(maven()).contains("-Dsoak=true").contains("verify");
        assertThat(ran.out())
                .contains("Tests run: 2, failed: 1, not run: 1")
                .contains("failed   SomeTest.fails")
                .contains("not run  SomeTest.idle: not run, this machine lacks: strace");
    }

    private static String report(String name, String content) {
        return "<testsuite>\n  <testcase name=\"" + name + "\" classname=\"org.regesta.SomeTest\" time=\"0.1\">\n    "
                + content + "\n  </testcase>\n</testsuite>\n";
    }
}
