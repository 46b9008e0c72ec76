package org.regesta.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to start.
 *
 * @param data the data folder, made if missing
 * @param port of the one HTTP port on loopback; 0 for any free one
 * @param mongo connection string of the MongoDB for views, tokens and sagas; none for the embedded default
 * @param outboxReadable whether an administrator may read sent messages over HTTP: for demos and tests
 * @param newAdministratorLink whether to make a new one-time sign-in link for the administrator
 * @param address to listen on; loopback unless the operator says otherwise
 */
public record Options(
        Path data,
        int port,
        Optional<String> mongo,
        boolean outboxReadable,
        boolean newAdministratorLink,
        String address) {

    /** The port when none is given. */
    public static final int DEFAULT_PORT = 8080;

    /** Embedded defaults on a folder. */
    public static Options on(Path data) {
        return new Options(data, DEFAULT_PORT, Optional.empty(), false, false, "127.0.0.1");
    }

    public Options withPort(int newPort) {
        return new Options(data, newPort, mongo, outboxReadable, newAdministratorLink, address);
    }

    public Options withMongo(String uri) {
        return new Options(data, port, Optional.of(uri), outboxReadable, newAdministratorLink, address);
    }

    public Options withReadableOutbox() {
        return new Options(data, port, mongo, true, newAdministratorLink, address);
    }

    public Options withNewAdministratorLink() {
        return new Options(data, port, mongo, outboxReadable, true, address);
    }
}
