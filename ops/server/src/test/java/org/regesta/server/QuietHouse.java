package org.regesta.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A house that starts, is asked once how it is, stands for longer than an update checker waits, and ends. */
final class QuietHouse {

    private static final long LONGER_THAN_ANY_CHECKER_WAITS_SECONDS = 4;

    private QuietHouse() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.on(Path.of(arguments[0])).withPort(0);
        try (RegestaServer.Instance house = RegestaServer.start(options);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(house.url() + "/actuator/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            new CountDownLatch(1).await(LONGER_THAN_ANY_CHECKER_WAITS_SECONDS, TimeUnit.SECONDS);
            System.out.println("health " + answer.statusCode());
        }
        System.exit(0);
    }
}
