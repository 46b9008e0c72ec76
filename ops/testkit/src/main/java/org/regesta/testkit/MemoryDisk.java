package org.regesta.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk in memory for one process, in a namespace of its own: no other process meets it, it ends with that one. */
public final class MemoryDisk {

    private MemoryDisk() {}

    /**
     * The command that mounts the disk; the command line of the process that is to have it goes behind.
     *
     * @param folder where, as that process sees it
     * @param mebibytes how much it holds; memory is taken only for what is written
     */
    public static List<String> holding(Path folder, int mebibytes) {
        String namespaces = "root".equals(System.getProperty("user.name")) ? "-m" : "-Urm";
        String mount = "mount -t tmpfs -o size=" + mebibytes + "m none \"$0\" && exec \"$@\"";
        return List.of(
                "unshare",
                namespaces,
                "sh",
                "-c",
                mount,
                folder.toAbsolutePath().toString());
    }

    /** Whether this machine lets us have one; containers and hardened kernels may have the tools and forbid it. */
    static boolean possible() {
        try {
            Path folder = Files.createTempDirectory("memory-disk");
            try {
                return works(holding(folder, 1));
            } finally {
                Files.delete(folder);
            }
        } catch (IOException noFolder) {
            return false;
        }
    }

    static boolean works(List<String> within) {
        List<String> command = new ArrayList<>(within);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchTool) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
