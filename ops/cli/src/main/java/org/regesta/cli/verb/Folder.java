package org.regesta.cli.verb;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data folder a verb works on. */
public final class Folder {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data folder; default: the folder 'data' in the checkout, which the demo fills")
    private @Nullable Path data;

    /** The folder given, if one was. */
    public Optional<Path> given() {
        return Optional.ofNullable(data);
    }

    /** The folder given, else the default one. */
    public Path path() {
        return given().orElseGet(Folder::standard);
    }

    /** {@code data} in the checkout; the launcher says where that is. */
    public static Path standard() {
        return Path.of(System.getProperty("regesta.home", ".")).resolve("data");
    }

    /** Removes a folder and all that is in it. */
    public static void wipe(Path data) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
