package org.regesta.testkit.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs Jazzer over {@link Readers} in a process of its own: which branches an input met decides what is bent next.
 * Seeds are fixed, so that a run tries the same again; {@code -Dseed=} begins elsewhere, {@code --soak} or {@code
 * -Dfuzz.seconds=} goes on for longer and from a seed of chance.
 */
public final class Fuzzing {

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    /** It forbids expressions of others; schemas are made of them, and they are bounded instead. */
    private static final String PUBLISHED_PATTERNS = "com.code_intelligence.jazzer.sanitizers.RegexInjection";

    private static final int RUNS = 60_000;
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", Boolean.getBoolean("soak") ? 600 : 0);
    private static final int SECONDS_MAX = 20; // on a machine that does other things too
    private static final int INPUT_SECONDS_MAX = 10;
    private static final int INPUT_BYTES_MAX = 8_192;
    private static final String OURS = Path.of("org", "regesta").toString();
    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+DONE\\s+cov: (\\d+)");

    private final Class<?> target;
    private final Readers readers;
    private final List<String> jars;
    private int runs = RUNS;

    private Fuzzing(Class<?> target, Readers readers, List<String> jars) {
        this.target = target;
        this.readers = readers;
        this.jars = jars;
    }

    /**
     * @param target has {@code public static void fuzzerTestOneInput(byte[])}, which feeds the readers
     * @param jars what of the class path is needed besides our own: each name that an archive's name begins with. What
     *     else stands there is looked through at every start, and most of it is Spring
     */
    public static Fuzzing of(Class<?> target, Readers readers, String... jars) {
        return new Fuzzing(target, readers, List.of(jars));
    }

    /** For readers that take their time. */
    public Fuzzing runs(int fewer) {
        this.runs = fewer;
        return this;
    }

    /** @param inputs that were tried; @param branches of our code that they met */
    public record Found(int inputs, int branches) {}

    /** @throws AssertionError with the input that let something out, as base64 */
    public Found run() throws InterruptedException {
        @Nullable Path folder = null;
        try {
            folder = Files.createTempDirectory("regesta-fuzz-");
            return run(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            remove(folder);
        }
    }

    private Found run(Path folder) throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        List<byte[]> seeds = readers.seeds();
        for (int at = 0; at < seeds.size(); at++) {
            Files.write(corpus.resolve("seed-" + at), seeds.get(at));
        }
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command(folder, corpus))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS + 120L, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said, StandardCharsets.ISO_8859_1);
        Matcher done = DONE.matcher(text);
        if (!ended || process.waitFor() != 0 || !done.find()) {
            throw new AssertionError(target.getName() + ": " + finding(text) + input(folder));
        }
        return new Found(Integer.parseInt(done.group(1)), Integer.parseInt(done.group(2)));
    }

    private List<String> command(Path folder, Path corpus) {
        String seed = System.getProperty("seed", SECONDS > 0 ? "0" : "20261122"); // 0: of chance, and told
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (SECONDS == 0) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(
                "-cp",
                classPath(),
                JAZZER,
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.regesta.**",
                "--instrumentation_excludes=org.regesta.testkit.fuzz.Readers*",
                "--custom_hook_includes=org.regesta.**",
                "--disabled_hooks=" + PUBLISHED_PATTERNS,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator + "found-",
                "-seed=" + Math.floorMod(Long.parseLong(seed), Integer.MAX_VALUE),
                "-max_len=" + INPUT_BYTES_MAX,
                "-timeout=" + INPUT_SECONDS_MAX,
                "-rss_limit_mb=0", // the heap is bounded instead
                "-max_total_time=" + (SECONDS == 0 ? SECONDS_MAX : SECONDS)));
        if (SECONDS == 0) {
            command.add("-runs=" + runs);
        }
        command.add(corpus.toString());
        return command;
    }

    private String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && isNeeded(Path.of(entry)))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private boolean isNeeded(Path entry) {
        String name = entry.getFileName().toString();
        return !name.endsWith(".jar")
                || isOurs(entry)
                || name.startsWith("jazzer")
                || jars.stream().anyMatch(name::startsWith);
    }

    /** A module that was packaged in this build, or installed by another: the checkout may have any name. */
    private static boolean isOurs(Path jar) {
        Path folder = jar.resolveSibling("");
        return folder.endsWith("target") || folder.toString().contains(OURS);
    }

    private static String finding(String said) {
        int at = said.indexOf("== Java Exception");
        String told = at >= 0 ? said.substring(at) : said.substring(Math.max(0, said.length() - 4_000));
        return told.substring(0, Math.min(told.length(), 4_000));
    }

    private static String input(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith("found-"))
                    .toList();
            return found.isEmpty()
                    ? ""
                    : "\ninput: " + Base64.getEncoder().encodeToString(Files.readAllBytes(found.getFirst()));
        }
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
