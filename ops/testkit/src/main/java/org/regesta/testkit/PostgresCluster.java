package org.regesta.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own for as long as it is open: Debian's programs, a fresh data folder, loopback only, a
 * password made
 * for the occasion, an unprivileged user where we are root. It ends with this process, however that ends.
 */
public final class PostgresCluster implements AutoCloseable {

    private static final String USER = "regesta";
    private static final int START_SECONDS_MAX = 60;

    private final Path programs;
    private final Path folder;
    private final List<String> asUser;
    private final String password;
    private final int port;
    private final Process server;

    private PostgresCluster(Path programs, Path folder, List<String> asUser) throws IOException, InterruptedException {
        this.programs = programs;
        this.folder = folder;
        this.asUser = asUser;
        this.password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
        Path passwordFile = Files.writeString(folder.resolve("password"), password);
        own(folder);
        own(passwordFile);
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        port = freePort();
        server = new ProcessBuilder(command(
                        "postgres",
                        "-D",
                        data(),
                        "-p",
                        "" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + folder,
                        "-c",
                        "max_connections=300"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        awaitReady();
    }

    /**
     * Makes and starts one below the folder for temporary files; needs {@code initdb}, see {@link Needs}.
     *
     * @throws IllegalStateException when it does not start, with what it said
     */
    public static PostgresCluster start() {
        return startIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** {@link #start} with its data in a folder of its own below another, on the disk that is meant. */
    public static PostgresCluster startIn(Path parent) {
        try {
            Path initdb =
                    Tools.find("initdb").orElseThrow(() -> new IllegalStateException("no initdb on this machine"));
            return new PostgresCluster(
                    initdb.toRealPath().resolveSibling(".").normalize(),
                    Files.createTempDirectory(enterable(parent.toAbsolutePath()), "regesta-pg"),
                    unprivileged());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL starts", stop);
        }
    }

    /** Where we are root the server runs as another user, who must get to its folder. */
    private static Path enterable(Path parent) throws IOException {
        for (Path folder = parent; isRoot() && folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IllegalStateException("PostgreSQL runs as an unprivileged user, who may not enter " + folder
                        + ": choose another folder, or allow it with chmod o+x");
            }
        }
        return parent;
    }

    /** For the driver; {@link #user} and {@link #password} go with it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** CPU time that the server and all that serve its open connections have used. */
    public Duration cpuTime() {
        return Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> unprivileged() throws IOException {
        List<String> command = new ArrayList<>();
        if (Tools.find("setpriv").isPresent()) {
            command.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
            if (isRoot()) {
                command.addAll(List.of("--reuid", "postgres", "--regid", "postgres", "--clear-groups"));
            }
            command.add("--");
        }
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void own(Path path) throws IOException {
        if (isRoot()) {
            UserPrincipal user =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Files.setOwner(path, user);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed: " + said);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        Path log = folder.resolve("server.log");
        while (System.nanoTime() < end && server.isAlive()) {
            if (Files.readString(log).contains("ready to accept connections")) {
                return;
            }
            server.waitFor(20, TimeUnit.MILLISECONDS);
        }
        server.destroyForcibly();
        throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Stops it and removes its folder. */
    @Override
    public void close() {
        try {
            run("pg_ctl", "-D", data(), "stop", "-m", "fast", "-w");
            server.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
