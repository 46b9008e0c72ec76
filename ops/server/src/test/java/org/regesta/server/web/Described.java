package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import org.regesta.server.access.Knocker;
import org.regesta.server.access.Line.Heard;
import org.regesta.server.web.Shapes.Operation;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** Holds what a walk through the house hears against the description of the API. */
public final class Described {

    private record Door(PathPattern pattern, Operation operation) {}

    private final List<Door> doors;
    private final AnswerForms forms;

    public Described(Knocker knocker) {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(knocker.url() + "/v3/api-docs"))
                .build();
        JsonNode api = Json.tree(knocker.send(asked).body().getBytes(UTF_8));
        Shapes shapes = new Shapes(api);
        forms = new AnswerForms(shapes, api);
        doors = shapes.operations().stream()
                .map(one -> new Door(PathPatternParser.defaultInstance.parse(one.path()), one))
                .sorted(Comparator.comparing(Door::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    /** @throws java.util.NoSuchElementException where the description does not know the operation */
    public void hears(HttpMethod method, String path, HttpResponse<String> answer) {
        if (path.startsWith("/actuator/")) {
            return; // Spring Boot's own
        }
        PathContainer asked = PathContainer.parsePath(URI.create(path).getRawPath());
        Operation operation = doors.stream()
                .filter(door -> door.operation().method().equals(method.name())
                        && door.pattern().matches(asked))
                .findFirst()
                .orElseThrow()
                .operation();
        String type = answer.headers().firstValue("content-type").orElse("");
        forms.hears(operation, new Heard(answer.statusCode(), type, answer.body()));
    }

    public List<String> wrong() {
        return forms.wrong();
    }

    /** How many answers were held against a description of theirs. */
    public int fitting() {
        return forms.fitting();
    }
}
