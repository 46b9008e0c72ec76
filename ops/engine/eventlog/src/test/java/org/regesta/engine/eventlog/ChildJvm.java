package org.regesta.engine.eventlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that {@link Launcher} started: what it says, line by line, and its end. */
final class ChildJvm implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    ChildJvm(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException brokenPipe) {
            // it was killed in the middle of a line: that line was not said
        } finally {
            ended.countDown();
            synchronized (lines) {
                lines.notifyAll();
            }
        }
    }

    /** Waits for a line; fails with all that was said when the process ends without it. */
    String await(Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (lines) {
            for (int seen = 0; ; ) {
                for (; seen < lines.size(); seen++) {
                    if (wanted.test(lines.get(seen))) {
                        return lines.get(seen);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || ended.getCount() == 0) {
                    throw new AssertionError("the process did not say what was awaited, but: " + lines);
                }
                lines.wait(left);
            }
        }
    }

    long pid() {
        return process.pid();
    }

    void say(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** SIGKILL; then everything it had said. */
    List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        ended.await();
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Waits until it ended well; then everything it had said. */
    List<String> end() throws InterruptedException {
        int code = process.waitFor();
        ended.await();
        synchronized (lines) {
            if (code != 0) {
                throw new AssertionError("the process ended with " + code + ": " + lines);
            }
            return List.copyOf(lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
