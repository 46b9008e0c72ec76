package org.regesta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command line says to what it is given. */
class RegestaCliTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return RegestaCli.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void the_launcher_lists_every_verb_there_is_and_no_other() throws Exception {
        Path launcher = Path.of(System.getProperty("basedir"), "../../regesta");
        Process help = new ProcessBuilder("/bin/sh", launcher.toString(), "help").start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Set<String> listed = new TreeSet<>();
        Matcher line = Pattern.compile("(?m)^    (\\S+(?: \\S+)*)  ").matcher(text);
        while (line.find()) {
            listed.add(line.group(1));
        }
        Set<String> known = new TreeSet<>(verbs("", RegestaCli.commandLine()));
        known.addAll(List.of("test", "help")); // the launcher's own
        assertThat(listed).isEqualTo(known).hasSizeGreaterThan(7);
    }

    private static List<String> verbs(String before, CommandLine line) {
        List<String> verbs = new ArrayList<>();
        line.getSubcommands().forEach((name, below) -> {
            if (below.getSubcommands().isEmpty()) {
                verbs.add(before + name);
            } else {
                verbs.addAll(verbs(before + name + " ", below));
            }
        });
        return verbs;
    }

    @Test
    void an_unknown_verb_or_option_is_named_and_nothing_is_done() {
        for (String[] wrong : new String[][] {
            {"demmo"},
            {"up", "--prot", "8080"},
            {"up", "--port", "eighty"},
            {"up", "now"},
            {"report", "enrolment"},
            {"sagas", "rebuild", "--all"},
            {"bench", "eventlog", "--fast"}
        }) {
            assertThat(run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(err.toString())
                    .contains(wrong[wrong.length - 1].equals("8080") ? "--prot" : wrong[wrong.length - 1])
                    .contains("./regesta help lists every verb")
                    .hasLineCount(2);
        }
    }

    @Test
    void half_a_verb_is_told_its_other_half() {
        for (String verb : List.of("report", "sagas", "bench", "replay")) {
            assertThat(run(verb)).as(verb).isEqualTo(2);
            assertThat(err.toString()).startsWith("regesta: say w").hasLineCount(2);
        }
    }

    @Test
    void evidence_is_about_one_thing_and_goes_somewhere() {
        String[] period = {"--from", "2026-01-01T00:00:00Z", "--to", "2027-01-01T00:00:00Z", "--out", "bundle.zip"};
        List<List<String>> wrongs = List.of(
                List.of("--person"), List.of("--person", "a", "--officer", "b"), List.of("--everybody"), List.of());
        for (List<String> wrong : wrongs) {
            List<String> words = new ArrayList<>(List.of("evidence"));
            words.addAll(List.of(period));
            words.addAll(wrong);
            assertThat(run(words.toArray(String[]::new))).as(wrong.toString()).isEqualTo(2);
            assertThat(err.toString()).contains(wrong.isEmpty() ? "--person" : wrong.getFirst());
        }
        assertThat(run("evidence", "--person", "a", "--from", period[1], "--to", period[3]))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--out");
    }

    @Test
    void two_axon_servers_are_asked_for_or_none() {
        for (String wrong : List.of(
                "localhost:8124",
                "registry=localhost:8124",
                "registry=localhost:8124,acess=localhost:8125",
                "registry=localhost,access=localhost:8125",
                "registry=localhost:8124,access=localhost:8124")) {
            assertThat(run("up", "--axon-server", wrong)).as(wrong).isEqualTo(2);
            assertThat(err.toString()).contains("--axon-server");
        }
    }

    @Test
    void every_verb_says_what_it_takes() {
        for (String verb : verbs("", RegestaCli.commandLine())) {
            List<String> words = new ArrayList<>(List.of(verb.split(" ")));
            words.add("--help");
            assertThat(run(words.toArray(String[]::new))).as(verb).isZero();
            assertThat(out.toString()).contains("Usage: regesta " + verb, "--help");
        }
    }
}
