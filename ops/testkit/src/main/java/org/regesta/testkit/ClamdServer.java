package org.regesta.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/** Debian's ClamAV daemon on loopback, with a signature file of our own that knows the EICAR test file alone. */
public final class ClamdServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path socket;
    private final int port;

    private ClamdServer(Process process, Path socket, int port) {
        this.process = process;
        this.socket = socket;
        this.port = port;
    }

    /** The test file that every scanner knows; put together here, so that no scanner minds this source. */
    public static byte[] eicar() {
        return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @param folder for its files; its path is to be short, as those of sockets are */
    public static ClamdServer start(Path folder) {
        try {
            Path signatures = Files.createDirectory(folder.resolve("signatures"));
            Files.writeString(
                    signatures.resolve("own.ndb"),
                    "Regesta.Eicar:0:*:" + HexFormat.of().formatHex(eicar()) + "\n");
            Path socket = folder.resolve("clamd.sock");
            int port = freePort();
            Path settings = folder.resolve("clamd.conf");
            Files.writeString(settings, """
                    Foreground yes
                    DatabaseDirectory %s
                    LocalSocket %s
                    TCPAddr 127.0.0.1
                    TCPSocket %d
                    LogFile %s
                    SelfCheck 0
                    """.formatted(signatures, socket, port, folder.resolve("clamd.log")));
            Process process = new ProcessBuilder(
                            Tools.find("clamd").orElseThrow().toString(), "--config-file=" + settings)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            ClamdServer server = new ClamdServer(process, socket, port);
            server.awaitUp(folder);
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String tcp() {
        return "tcp://127.0.0.1:" + port;
    }

    public String unix() {
        return "unix:" + socket;
    }

    private void awaitUp(Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("clamd did not start: " + Files.readString(folder.resolve("said")));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean answers() {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
