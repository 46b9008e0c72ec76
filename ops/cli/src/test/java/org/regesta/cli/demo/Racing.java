package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two {@link Racer}s, each in a process of its own. */
final class Racing implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();
    private final List<BufferedReader> said = new ArrayList<>();

    private Racing() {}

    static Racing start(String url) throws IOException {
        Racing racing = new Racing();
        try {
            racing.processes.add(racer(url));
            racing.processes.add(racer(url));
            for (Process process : racing.processes) {
                racing.said.add(process.inputReader(StandardCharsets.UTF_8));
                assertThat(racing.said.getLast().readLine()).isEqualTo("ready");
            }
            return racing;
        } catch (IOException | AssertionError notUp) {
            racing.close();
            throw notUp;
        }
    }

    private static Process racer(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Racer.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * All threads of both ask for one id.
     *
     * @param token who they say they are
     * @param first which of the two hears it first, 0 or 1
     * @return of each of the two, how many of its threads got it and how many were told that another had
     */
    List<Told> race(String token, String id, int first) throws IOException {
        return told(token + " " + id, first);
    }

    /** All threads of both bring two packets, half of them each. */
    List<Told> bring(String token, Path one, Path other, int first) throws IOException {
        return told(token + " " + one + " " + other, first);
    }

    private List<Told> told(String line, int first) throws IOException {
        for (Process process : List.of(processes.get(first), processes.get(1 - first))) {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
        return List.of(Told.read(said.get(0).readLine()), Told.read(said.get(1).readLine()));
    }

    /** One thread of the eight got it, and all others know that it is gone. */
    static void hasOneWinner(List<Told> told) {
        assertThat(told.stream().mapToInt(Told::won).sum())
                .as("winners: %s", told)
                .isEqualTo(1);
        assertThat(told.stream().mapToInt(Told::lost).sum())
                .as("losers: %s", told)
                .isEqualTo(7);
    }

    record Told(int won, int lost) {

        static Told read(String line) {
            assertThat(line).matches("[0-9]+ [0-9]+");
            List<Integer> both =
                    Stream.of(line.split(" ", -1)).map(Integer::valueOf).toList();
            return new Told(both.get(0), both.get(1));
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
