package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folders right inside another one, each made and made durable before the first file in it is. */
final class SyncedFolders {

    private final Path root;
    private final Set<String> durable = ConcurrentHashMap.newKeySet();

    SyncedFolders(Path root) throws IOException {
        this.root = root;
        OwnerOnly.folder(root);
    }

    /** One that is there already may be another thread's, not durable yet: so each is synced once by everyone who finds it so. */
    Path make(String name) throws IOException {
        Path folder = root.resolve(name);
        if (!durable.contains(name)) {
            try {
                Files.createDirectory(folder, OwnerOnly.newFolder(root));
            } catch (FileAlreadyExistsException madeBefore) {
                OwnerOnly.folder(folder);
            }
            sync(root);
            durable.add(name);
        }
        return folder;
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
