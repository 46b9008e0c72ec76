package org.regesta.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;

/**
 * Starts the system on a folder that is thrown away, asks it how it is and what it serves, and ends: the launcher lets
 * the JVM watch this once after a build, and what was loaded and linked is there at every later start.
 */
final class WarmUp {

    private WarmUp() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (RegestaServer.Instance running =
                        RegestaServer.start(Options.on(Path.of(arguments[0])).withPort(0));
                HttpClient http = HttpClient.newHttpClient()) {
            for (String path : new String[] {"/actuator/health", "/v3/api-docs", "/v1/outbox"}) {
                http.send(
                        HttpRequest.newBuilder(URI.create(running.url() + path)).build(), BodyHandlers.discarding());
            }
        }
        System.exit(0);
    }
}
