package org.regesta.engine.eventlog;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The preloaded library of {@code src/test/c/unsynced.c}: takes away what a power cut would, makes syncs fail. */
final class Shim {

    private static final Path SOURCE = Path.of("src/test/c/unsynced.c");
    private static final long STATE_BYTES = 20L * 1024 * 1024;

    private final Path library;
    private final Path loser;
    private final Path state;
    private final Path undo;
    private final Path below;

    /** Builds it in a folder, for everything below another; the two must lie on one file system. */
    Shim(Path work, Path below) {
        try {
            Files.createDirectories(work);
            library = work.resolve("libunsynced.so");
            loser = work.resolve("lose");
            state = work.resolve("state");
            undo = work.resolve("undo");
            this.below = below.toAbsolutePath();
            if (!Files.exists(loser)) {
                gcc("-shared", "-fPIC", "-o", library.toString(), SOURCE.toString(), "-ldl", "-lpthread");
                gcc("-DLOSE", "-o", loser.toString(), SOURCE.toString());
            }
            remember();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void gcc(String... arguments) throws IOException {
        run(Stream.concat(Stream.of("gcc", "-O1", "-Wall"), Stream.of(arguments))
                .toList());
    }

    /** Begins a new life: what lies on disk now is taken as durable. */
    void remember() throws IOException {
        Files.deleteIfExists(state);
        try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
            file.setLength(STATE_BYTES);
        }
        Files.createDirectories(undo);
        try (var left = Files.list(undo)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    Map<String, String> environment(int syncMicros) {
        return Map.of(
                "LD_PRELOAD", library.toAbsolutePath().toString(),
                "UNSYNCED_STATE", state.toAbsolutePath().toString(),
                "UNSYNCED_UNDO", undo.toAbsolutePath().toString(),
                "UNSYNCED_BELOW", below.toString(),
                "UNSYNCED_DELAY", Integer.toString(syncMicros));
    }

    /** From now on every sync of a file fails with EIO, in the running process too. */
    void failSyncs(boolean fail) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
            file.writeInt(Integer.reverseBytes(fail ? 1 : 0));
        }
    }

    /** The power is cut. Says how many tails and names were lost. */
    String lose(long seed) throws IOException {
        return run(List.of(loser.toString(), state.toString(), Long.toUnsignedString(seed)));
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        command.getFirst() + " ended with " + process.exitValue() + ": " + said);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return said.strip();
    }
}
