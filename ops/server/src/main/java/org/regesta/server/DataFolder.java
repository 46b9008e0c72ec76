package org.regesta.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.backup.Restore;
import org.regesta.ports.TellsWhatToDo;

/** The one folder of an embedded installation: separate databases with separate fates, and a lock for one process. */
public final class DataFolder implements Closeable {

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Opens the folder, made if missing, readable by its owner alone.
     *
     * @throws InUse when another process has it open
     * @throws Unusable when it cannot be made, read or written
     */
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new InUse(root);
            }
            return new DataFolder(root, channel);
        } catch (IOException cannotOpen) {
            throw new Unusable(root, cannotOpen);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** One of {@code registry}, {@code access}, {@code state}, {@code auth}, {@code vault}, {@code evidence} … */
    public Path sub(String name) {
        return root.resolve(name);
    }

    /** @throws Unfinished when a restore into the folder began and did not end */
    void refuseUnfinished() {
        if (Files.exists(root.resolve(Restore.UNFINISHED))) {
            throw new Unfinished(root);
        }
    }

    public Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Another process works on the folder. */
    public static final class InUse extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        InUse(Path root) {
            super("another Regesta is running on " + root
                    + ": stop it first, or give this one a folder of its own with --data");
        }
    }

    /** The folder cannot be made, read or written. */
    public static final class Unusable extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        Unusable(Path root, IOException cause) {
            super(
                    "the data folder " + root + " cannot be used (" + why(cause)
                            + "): make it a folder that this user may write, or choose another with --data",
                    cause);
        }

        private static String why(IOException cause) {
            return switch (cause) {
                case AccessDeniedException denied -> "access denied";
                case FileAlreadyExistsException file -> "a file has that name";
                default -> String.valueOf(cause.getMessage());
            };
        }
    }

    /** A restore into the folder was not finished. */
    public static final class Unfinished extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        Unfinished(Path root) {
            super("a restore into " + root + " was not finished: empty the folder and restore again");
        }
    }
}
