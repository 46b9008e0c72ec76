package org.regesta.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.regesta.cli.verb.Failed;
import org.regesta.wire.Json;

/** A house that runs, asked over HTTP by an officer. */
final class RunningHouse {

    /** Where a token is taken from: never the command line, where everybody on the machine could read it. */
    static final String TOKEN = "REGESTA_TOKEN";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private RunningHouse(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /** @param tokenFile none: the token is the environment's */
    static RunningHouse at(String url, Optional<Path> tokenFile) {
        Optional<String> token = tokenFile.map(RunningHouse::read).or(() -> Optional.ofNullable(System.getenv(TOKEN)));
        return new RunningHouse(
                url,
                token.map(String::strip)
                        .filter(given -> given.matches("[\\x21-\\x7e]+"))
                        .orElseThrow(() -> new Failed("the house that runs wants to know who asks: put an"
                                + " officer's token into a file and name it with --token-file, or into the environment"
                                + " as " + TOKEN + "; or stop the house")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failed("the token file " + file + " cannot be read");
        }
    }

    /** What it answers, read as a type. */
    <T> T get(String path, Class<T> type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new Failed("the house at " + url + " answered " + answer.statusCode()
                    + (answer.statusCode() == 401 || answer.statusCode() == 403
                            ? ": the token is not one of an officer who may see what is stuck, or has ended"
                            : ""));
        }
        return Json.read(answer.body(), type);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException silent) {
            throw new Failed("no house answers at " + url + ": name its address with --url");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed("stopped before the house answered");
        }
    }

    static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
