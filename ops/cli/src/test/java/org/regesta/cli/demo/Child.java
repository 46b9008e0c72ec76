package org.regesta.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.cli.RegestaCli;

/** The system in a process of its own, as {@code ./regesta up} starts it, so that it can be killed. */
final class Child implements AutoCloseable {

    private static final Pattern UP = Pattern.compile("Regesta is up on (\\S+), data in ");
    private static final Pattern LINK = Pattern.compile("Sign in once as administrator: \\S+?(/signin\\S+)");
    private static final Pattern LAST_WORDS = Pattern.compile("dies (\\w+ .*)");
    private static final Pattern ALL_SAID = Pattern.compile("Stop with Ctrl-C");

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Child up(Path data, int port, Path output) {
        return up(List.of(), data, port, output);
    }

    /** @param within the command that starts it, such as one that gives it a disk of its own */
    static Child up(List<String> within, Path data, int port, Path output) {
        return up(within, data, port, output, List.of());
    }

    /** @param options further ones of the verb */
    static Child up(List<String> within, Path data, int port, Path output, List<String> options) {
        List<String> command = new ArrayList<>(within);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RegestaCli.class.getName(),
                "up",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--outbox-readable"));
        command.addAll(options);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            return new Child(builder.redirectOutput(output.toFile()).start(), output);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** @return where it answers */
    String awaitUp() {
        House.await(() -> said(ALL_SAID).isPresent() || !process.isAlive());
        return said(UP).orElseThrow(() -> new AssertionError("it did not start: " + output()));
    }

    /** @return where it answers; nothing when it ended before it did */
    Optional<String> upUnlessItDies() {
        House.await(() -> said(ALL_SAID).isPresent() || !process.isAlive());
        return said(ALL_SAID).flatMap(all -> said(UP));
    }

    /** By which hand of its own it died, if it did: see {@link Mortality}. */
    Optional<String> lastWords() {
        return said(LAST_WORDS);
    }

    String administratorLink() {
        return said(LINK).orElseThrow(() -> new AssertionError("it gave no link: " + output()));
    }

    /** Of another administrator, whom it was started with. */
    String linkOf(String administrator) {
        return said(Pattern.compile("Sign in once as " + administrator + ": \\S+?(/signin\\S+)"))
                .orElseThrow(() -> new AssertionError("it gave no link: " + output()));
    }

    /** A folder as this process sees it. */
    Path sees(Path folder) {
        return Path.of("/proc", Long.toString(process.pid()), "root").resolve("." + folder.toAbsolutePath());
    }

    /** SIGKILL when so much time has passed. */
    void killIn(long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Optional<String> said(Pattern pattern) {
        Matcher matcher = pattern.matcher(output());
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(Math.min(1, matcher.groupCount())));
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        killIn(0);
    }
}
