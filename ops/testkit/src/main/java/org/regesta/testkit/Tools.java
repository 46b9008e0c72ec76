package org.regesta.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Executables of this machine. */
public final class Tools {

    private Tools() {}

    /** Where it is: on the PATH, or where Debian keeps PostgreSQL's server tools. */
    public static Optional<Path> find(String executable) {
        return folders().stream()
                .map(folder -> folder.resolve(executable))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        folders.add(Path.of("/usr/sbin"));
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.map(version -> version.resolve("bin")).forEach(folders::add);
        } catch (IOException noPostgresql) {
            return folders;
        }
        return folders;
    }
}
