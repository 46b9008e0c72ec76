package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files on shelves: folders right inside one folder. A file is written aside, synced and then put on its shelf, so it
 * stands there whole or not at all.
 */
final class Shelves {

    private static final String UNFINISHED = "unfinished";

    private final Path root;
    private final FolderDisk aside;
    private final Set<String> durable = ConcurrentHashMap.newKeySet();

    /** Opens them, made where there are none; what an earlier run left unfinished is thrown away. */
    Shelves(Path root) throws IOException {
        this.root = root;
        OwnerOnly.folder(root);
        Path unfinished = root.resolve(UNFINISHED);
        OwnerOnly.folder(unfinished);
        for (Path left : list(unfinished)) {
            Files.delete(left);
        }
        this.aside = new FolderDisk(unfinished);
    }

    private Shelves(Path root, FolderDisk aside) {
        this.root = root;
        this.aside = aside;
    }

    /** Those of a house at rest, as they are. */
    static Shelves resting(Path root) {
        return new Shelves(root, new FolderDisk(root.resolve(UNFINISHED)));
    }

    /** Durable when it returns. No two files have the same name. */
    void put(String shelf, String name, byte[] content) throws IOException {
        try (Disk.Appender file = aside.create(name)) {
            file.write(content);
            file.sync();
        } catch (IOException failed) {
            aside.delete(name);
            throw failed;
        }
        Path folder = make(shelf);
        aside.rename(name, folder.resolve(name).toAbsolutePath().toString());
        sync(folder);
    }

    /** Durable when it returns; nothing happens when there is none. */
    void delete(String shelf, String name) throws IOException {
        Path folder = root.resolve(shelf);
        if (Files.deleteIfExists(folder.resolve(name))) {
            sync(folder);
        }
    }

    byte[] read(String shelf, String name) throws IOException {
        return Files.readAllBytes(root.resolve(shelf).resolve(name));
    }

    List<Path> all() throws IOException {
        return list(root).stream()
                .filter(folder -> !folder.endsWith(UNFINISHED))
                .toList();
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList();
        }
    }

    /**
     * One that is there may have been made a moment ago and not be durable yet, so whoever sees it first syncs it
     * too.
     */
    private Path make(String shelf) throws IOException {
        Path folder = root.resolve(shelf);
        if (!durable.contains(shelf)) {
            try {
                Files.createDirectory(folder, OwnerOnly.newFolder(root));
            } catch (FileAlreadyExistsException madeBefore) {
                OwnerOnly.folder(folder);
            }
            sync(root);
            durable.add(shelf);
        }
        return folder;
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
