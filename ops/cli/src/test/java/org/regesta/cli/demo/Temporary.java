package org.regesta.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder for temporary files, which no process but this test's has. */
final class Temporary {

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private Temporary() {}

    /** What stands in it now. */
    static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return new HashSet<>(all.toList());
        }
    }

    /** What came into it since, but the folders that are known. */
    static List<Path> since(Set<Path> before, Path... known) throws IOException {
        Set<Path> came = files();
        came.removeAll(before);
        Set.of(known).forEach(came::remove);
        return came.stream().sorted().toList();
    }
}
