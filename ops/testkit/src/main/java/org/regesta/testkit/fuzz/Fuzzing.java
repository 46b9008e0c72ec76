package org.regesta.testkit.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
 * An ordinary run ends after a number of inputs and tries the same ones on every machine: its seed is fixed, all
 * chance in the process too, nothing in it goes by the clock. {@code -Dseed=} begins elsewhere, {@code --soak} or
 * {@code -Dfuzz.seconds=} goes on for longer and from a seed of chance, which it tells.
 */
public final class Fuzzing {

    private static final Logger LOG = System.getLogger(Fuzzing.class.getName());

    /** One forbids expressions of others, but schemas are made of them; one makes a kilobyte at each step of theirs. */
    private static final String PATTERNS = "com.code_intelligence.jazzer.sanitizers.RegexInjection" + File.pathSeparator
            + "com.code_intelligence.jazzer.sanitizers.RegexRoadblocks";

    /** Seeds are sealed by what is drawn here, not natively; what is sealed is opened natively all the same. */
    private static final String DRAWN_HERE = "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true";

    private static final int RUNS = 60_000;
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", Boolean.getBoolean("soak") ? 600 : 0);
    private static final int ENDLESS = 900; // an ordinary run takes ten seconds, beside others a few times as long
    private static final int INPUT_SECONDS_MAX = 10;
    private static final int INPUT_BYTES_MAX = 8_192;
    private static final String OURS = Path.of("org", "regesta").toString();
    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+DONE\\s+cov: (\\d+)");

    private final Class<?> target;
    private final List<String> jars;
    private int runs = RUNS;

    private Fuzzing(Class<?> target, List<String> jars) {
        this.target = target;
        this.jars = jars;
    }

    /**
     * @param target has {@code public static void fuzzerTestOneInput(byte[])}, which feeds its {@link Readers}, {@code
     *     READERS}
     * @param jars what of the class path is needed besides our own: each name that an archive's name begins with. What
     *     else stands there is looked through at every start, and most of it is Spring
     */
    public static Fuzzing of(Class<?> target, String... jars) {
        return new Fuzzing(target, List.of(jars));
    }

    /** For readers that take their time. */
    public Fuzzing runs(int fewer) {
        this.runs = fewer;
        return this;
    }

    /** @param inputs that were tried; @param branches of our code that they met; @param sum of all inputs, in order */
    public record Found(int inputs, int branches, String sum) {}

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
        Path said = folder.resolve("said");
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        List<String> java = java(folder);
        if (!ended(java, List.of(DRAWN_HERE), List.of("seeds", target.getName(), seeds.toString()), said)) {
            throw new AssertionError(target.getName() + " has no seeds: " + Files.readString(said, ISO_8859_1));
        }
        boolean ended = ended(java, List.of(), told(folder, seeds), said);
        String text = Files.readString(said, ISO_8859_1);
        Matcher done = DONE.matcher(text);
        Path sum = sum(folder);
        if (!ended || !done.find() || !Files.exists(sum)) {
            throw new AssertionError(target.getName() + ": " + finding(text) + input(folder));
        }
        Found found =
                new Found(Integer.parseInt(done.group(1)), Integer.parseInt(done.group(2)), Files.readString(sum));
        LOG.log(Level.INFO, "{0}: {1}", target.getName(), found); // for who compares two machines
        return found;
    }

    private boolean ended(List<String> java, List<String> settings, List<String> arguments, Path said)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(settings);
        command.add(Bent.class.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS + ENDLESS, TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended && process.waitFor() == 0;
    }

    private static Path sum(Path folder) {
        return folder.resolve("sum");
    }

    private List<String> java(Path folder) {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + folder,
                "-D" + Readers.SUM + "=" + sum(folder)));
        if (SECONDS == 0) {
            java.add("-XX:TieredStopAtLevel=1");
        }
        java.addAll(List.of("-cp", classPath()));
        return java;
    }

    /** Seeds are listed, since a folder lists them in an order of its own, and nothing is read in again meanwhile. */
    private List<String> told(Path folder, Path seeds) throws IOException {
        String seed = System.getProperty("seed", SECONDS > 0 ? "0" : "20261122"); // 0: of chance, and told
        List<String> told = new ArrayList<>(List.of(
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.regesta.**",
                "--instrumentation_excludes=" + ours("Readers*") + File.pathSeparator + ours("FixedChance*"),
                "--custom_hook_includes=org.regesta.**",
                "--disabled_hooks=" + PATTERNS,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator + "found-",
                "-seed=" + Math.floorMod(Long.parseLong(seed), Integer.MAX_VALUE),
                "-max_len=" + INPUT_BYTES_MAX,
                "-timeout=" + INPUT_SECONDS_MAX,
                "-rss_limit_mb=0", // the heap is bounded instead
                "-reload=0"));
        told.add(SECONDS == 0 ? "-runs=" + runs : "-max_total_time=" + SECONDS);
        try (Stream<Path> files = Files.list(seeds)) {
            told.add("-seed_inputs="
                    + String.join(",", files.map(Path::toString).sorted().toList()));
        }
        return told;
    }

    private static String ours(String classes) {
        return Fuzzing.class.getPackageName() + "." + classes;
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
