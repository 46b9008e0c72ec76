package org.regesta.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source tree: every text file that is ours. */
record Tree(Path root, List<Text> files) {

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", "node_modules", ".idea", ".vscode", ".regesta", "data");

    private static final Set<String> TEXT =
            Set.of("java", "md", "xml", "yaml", "yml", "json", "sh", "c", "properties", "config", "");

    /**
     * One file.
     *
     * @param path below the root, with {@code /}
     */
    record Text(String path, List<String> lines) {

        boolean java() {
            return path.endsWith(".java");
        }

        boolean test() {
            return path.contains("/src/test/");
        }

        boolean within(String... folders) {
            return List.of(folders).stream().anyMatch(path::startsWith);
        }
    }

    static Tree ofTheHouse() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("events-schema"))) {
            folder = folder.getParent();
        }
        return at(folder);
    }

    static Tree at(Path root) {
        List<Text> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = !folder.equals(root)
                            && NOT_OURS.contains(folder.getFileName().toString());
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
                    if (attributes.isRegularFile() && TEXT.contains(ending)) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        files.add(new Text(path, Files.readString(file).lines().toList()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
        return new Tree(root, List.copyOf(files));
    }

    List<Text> javas() {
        return files.stream().filter(Text::java).toList();
    }
}
