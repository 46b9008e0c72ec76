package org.regesta.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is sent, as its kind of endpoint takes it: JSON, a form, or a form with files. */
record Payload(String contentType, byte[] bytes) {

    private static final String BOUNDARY = "----conformance-b0undary";
    /** Members of a request that name files to be sent. */
    private static final Set<String> FILES = Set.of("filepath", "files", "file", "filename");

    private static final String FILE_KEY = "fileKeyName";
    private static final Pattern FILE = Pattern.compile("[^\"{}\\s][^\"{}]*\\.[A-Za-z0-9]{1,5}");
    private static final Pattern TOKEN = Pattern.compile(".*/oauth2?(/v[0-9]+)?/token");

    static Payload json(String text) {
        return new Payload("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param body what the case's template makes of its input */
    static Payload of(Case of, JsonNode body, Templates files) {
        if (TOKEN.matcher(of.plainPath()).matches() && body.isObject()) {
            return new Payload("application/x-www-form-urlencoded", form(body).getBytes(StandardCharsets.US_ASCII));
        }
        return named(body).isEmpty() ? json(Lenient.write(body)) : multipart(body, files);
    }

    private static String form(JsonNode body) {
        List<String> fields = new ArrayList<>();
        body.forEachEntry((name, value) -> fields.add(encoded(name) + "=" + encoded(text(value))));
        return String.join("&", fields);
    }

    /** The files a request names beside what else it says. */
    private static List<String> named(JsonNode body) {
        List<String> named = new ArrayList<>();
        body.forEachEntry((name, value) -> {
            if (FILES.contains(name.toLowerCase(Locale.ROOT))) {
                Stream.concat(Stream.of(value), value.valueStream())
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .filter(each -> FILE.matcher(each).matches())
                        .forEach(named::add);
            }
        });
        return named;
    }

    private static Payload multipart(JsonNode body, Templates files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String key = body.path(FILE_KEY).asString("file");
        for (String name : named(body)) {
            Path file = files.named(name).orElseThrow(() -> new NotRunnable("the suite holds no file " + name));
            String plain = String.valueOf(file.getFileName()).replace("\"", "");
            part(out, key + "\"; filename=\"" + plain + "\"\r\nContent-Type: " + type(plain), read(file));
        }
        body.forEachEntry((name, value) -> {
            boolean isFile = FILES.contains(name.toLowerCase(Locale.ROOT)) || name.equals(FILE_KEY);
            if (!isFile) {
                String kind = value.isContainer() ? "\"\r\nContent-Type: application/json" : "\"";
                part(out, name.replace("\"", "") + kind, text(value).getBytes(StandardCharsets.UTF_8));
            }
        });
        write(out, "--" + BOUNDARY + "--\r\n");
        return new Payload("multipart/form-data; boundary=" + BOUNDARY, out.toByteArray());
    }

    /** @param heading the part's name and what follows it */
    private static void part(ByteArrayOutputStream out, String heading, byte[] content) {
        write(out, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + heading + "\r\n\r\n");
        out.writeBytes(content);
        write(out, "\r\n");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "pdf" -> "application/pdf";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "csv" -> "text/csv";
            default -> "application/octet-stream";
        };
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : Lenient.write(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
