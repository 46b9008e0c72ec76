package org.regesta.server.backup;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a house's console is: the file {@value #FILE} in its folder says it, as a socket's path must be short. */
final class ConsoleAddress {

    private static final String FILE = "console";
    private static final String SOCKET = "console.sock";
    /** A socket's path holds 108 bytes on Linux, 104 on macOS. */
    private static final int PATH_BYTES = 100;

    private final Path root;

    ConsoleAddress(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** A place for a socket that only the owner reaches. */
    UnixDomainSocketAddress make() throws IOException {
        Path socket = root.resolve(SOCKET);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES) {
            socket = Files.createTempDirectory("regesta").resolve(SOCKET); // made with 0700
        }
        Files.deleteIfExists(socket); // left by a process that was killed: the folder's lock is ours
        Files.writeString(root.resolve(FILE), socket.toString());
        return UnixDomainSocketAddress.of(socket);
    }

    UnixDomainSocketAddress find() throws IOException {
        return UnixDomainSocketAddress.of(Path.of(Files.readString(root.resolve(FILE))));
    }

    void remove() throws IOException {
        Path socket = Path.of(Files.readString(root.resolve(FILE)));
        Files.deleteIfExists(socket);
        Files.deleteIfExists(root.resolve(FILE));
        if (!socket.startsWith(root)) {
            Files.deleteIfExists(socket.getParent());
        }
    }
}
