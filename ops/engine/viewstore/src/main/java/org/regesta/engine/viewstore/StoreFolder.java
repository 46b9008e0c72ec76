package org.regesta.engine.viewstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.ports.WriteAheadLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a store before RocksDB opens it. Everything in it is made from the books: what cannot be trusted any
 * more is set aside whole, under a name beside it, with the tokens that say how far it had come, and made anew.
 */
final class StoreFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

    /** Those that this process has open: RocksDB's lock does not tell a process from itself. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path folder;

    private StoreFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the folder for this process, and looks at its logs.
     *
     * @throws StoreInUse when another process, or this one, has it open
     */
    static StoreFolder take(Path path) {
        try {
            Files.createDirectories(path);
            StoreFolder taken = new StoreFolder(path.toRealPath());
            if (!OPEN.add(taken.folder)) {
                throw new StoreInUse(path, new IllegalStateException("open in this process"));
            }
            try {
                taken.look();
                return taken;
            } catch (IOException | RuntimeException failed) {
                taken.release();
                throw failed;
            }
        } catch (IOException noFolder) {
            throw new UncheckedIOException("the folder " + path + " cannot be made or read", noFolder);
        }
    }

    private void look() throws IOException {
        try (FileChannel lock =
                FileChannel.open(folder.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new StoreInUse(folder, new IllegalStateException("open in another process"));
            }
            WriteAheadLog.mend(folder)
                    .ifPresent(damage ->
                            setAside(damage.file().getFileName() + " is damaged at offset " + damage.offset()));
        } catch (OverlappingFileLockException here) {
            throw new StoreInUse(folder, here);
        }
    }

    boolean hasLongLog() throws IOException {
        return WriteAheadLog.isLong(folder);
    }

    /** What is in it goes to a folder beside it, and an empty one is in its place. */
    void setAside(String why) {
        try {
            Path aside = folder.resolveSibling(folder.getFileName() + ".damaged-1");
            for (int number = 2; Files.exists(aside); number++) {
                aside = folder.resolveSibling(folder.getFileName() + ".damaged-" + number);
            }
            Files.move(folder, aside);
            Files.createDirectory(folder);
            LOG.warn(
                    "the store {} is damaged ({}): it was set aside as {}, and everything in it is made anew from the"
                            + " books. Remove it when you have looked at it.",
                    folder.getFileName(),
                    why,
                    aside.getFileName());
        } catch (IOException cannot) {
            throw new UncheckedIOException("the store " + folder + " is damaged and cannot be set aside", cannot);
        }
    }

    void release() {
        OPEN.remove(folder);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
