package org.regesta.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verifier that comes with a bundle, run as anyone would: by python3, in a process of its own. */
final class Verifier {

    record Said(int status, String text) {}

    private final Path folder;
    private final List<String> command = new ArrayList<>();

    Verifier(Path folder, byte[] script, List<String> trust) {
        this.folder = folder;
        try {
            Files.write(folder.resolve("verify.py"), script);
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
        command.addAll(List.of("python3", "verify.py"));
        command.addAll(trust);
    }

    Said run(String... more) {
        return run(folder, join(command, List.of(more)));
    }

    static Said run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
