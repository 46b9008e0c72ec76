package org.regesta.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A suite's folder, written case by case. */
final class Folder {

    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    Folder file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String group(String name, String... cases) {
        return name + ":\n" + String.join("", cases);
    }

    static String read(String name, String path, String input, String output) {
        return written(name, "get", path, input, output);
    }

    static String written(String name, String method, String path, String input, String output) {
        return """
                   %s:
                      endPoint: %s
                      role: idrepo
                      restMethod: %s
                      inputTemplate: m/in
                      outputTemplate: m/out
                      input: '%s'
                      output: '%s'
                """.formatted(name, path, method, input, output);
    }

    Suite suite() {
        return SuiteReader.read(root);
    }
}
