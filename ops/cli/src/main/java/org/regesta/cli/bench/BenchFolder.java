package org.regesta.cli.bench;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.regesta.cli.verb.Folder;

/**
 * A folder of its own for a bench: beside the launcher, on the disk that is meant, unless a peer that runs as another
 * user could not get there; then among the temporary files.
 */
final class BenchFolder {

    private BenchFolder() {}

    static Path make() throws IOException {
        Path home = Path.of(System.getProperty("regesta.home", ".")).toAbsolutePath();
        Path parent = othersMayEnter(home) ? home : Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(parent, ".bench-");
        if (isPosix()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> wipeIfLeft(folder))); // a bench that is cut off
        return folder;
    }

    private static void wipeIfLeft(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                Folder.wipe(folder);
            }
        } catch (IOException stillWrittenTo) {
            System.err.println("The bench was cut off; its folder is left: " + folder);
        }
    }

    private static boolean othersMayEnter(Path home) throws IOException {
        for (Path folder = home; isPosix() && folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
