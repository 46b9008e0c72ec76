package org.regesta.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * The clock of the machine as the tool {@code faketime} shows it to a process, to be set while that runs: what it asks
 * for the time of day is false, the time that passes is true. A process looks once a second how it is set.
 */
public final class FalseClock {

    private final Path ahead;

    /** @param folder for what tells how far it is ahead; it begins right */
    public FalseClock(Path folder) throws IOException {
        ahead = folder.resolve("ahead").toAbsolutePath();
        isAhead(Duration.ZERO);
    }

    /** From the next second on. */
    public void isAhead(Duration of) throws IOException {
        Path next = Files.writeString(ahead.resolveSibling("ahead.next"), "%+d".formatted(of.toSeconds()));
        Files.move(next, ahead, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a process that lives by this clock is started with. */
    public Map<String, String> environment() throws IOException {
        return Map.of(
                "LD_PRELOAD", library(),
                "FAKETIME_TIMESTAMP_FILE", ahead.toString(),
                "FAKETIME_CACHE_DURATION", "0", // whole seconds
                "DONT_FAKE_MONOTONIC", "1",
                "NO_FAKE_STAT", "1");
    }

    /** Where this machine keeps it, as the tool itself says. */
    private static String library() throws IOException {
        Process told = new ProcessBuilder("faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD").start();
        return new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
