package org.regesta.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SoftHSM2 with a token of its own. The library reads its configuration once in a process, from its environment. */
public final class SoftHsm {

    public static final String PIN = "482913";

    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Path folder;
    private long slot;

    /** @param folder of its configuration and its tokens, made if missing */
    public SoftHsm(Path folder) {
        this.folder = folder;
    }

    /** Makes the token. */
    public SoftHsm initialised() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                configuration(),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Matcher told = SLOT.matcher(run(List.of(
                "softhsm2-util", "--init-token", "--free", "--label", "house", "--so-pin", "7391046", "--pin", PIN)));
        if (!told.find()) {
            throw new IllegalStateException("softhsm2-util named no slot");
        }
        slot = Long.parseLong(told.group(1));
        return this;
    }

    public Path configuration() {
        return folder.resolve("softhsm2.conf");
    }

    public String address() throws IOException {
        return "pkcs11:slot-id=" + slot + "?module-path=" + library();
    }

    public String addressOfSlot(long other) throws IOException {
        return "pkcs11:slot-id=" + other + "?module-path=" + library();
    }

    /** The command that gives a process this token for its house key; the command line of the process goes behind. */
    public List<String> holding() throws IOException {
        Path pin = Files.writeString(folder.resolve("pin"), PIN + "\n");
        return List.of(
                "env",
                "SOFTHSM2_CONF=" + configuration(),
                "REGESTA_HOUSE_KEY=" + address() + "&pin-source=" + pin.toUri());
    }

    private static Path library() throws IOException {
        try (Stream<Path> files = Files.find(Path.of("/usr/lib"), 4, (path, about) -> path.getFileName()
                .toString()
                .equals("libsofthsm2.so"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SOFTHSM2_CONF", configuration().toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
