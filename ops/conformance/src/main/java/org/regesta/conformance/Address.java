package org.regesta.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Where a case asks. Path variables come from its input, else from the request that its template makes of it; what the
 * input of a case without a body says beyond them is its query.
 *
 * @param used the members that went into the path
 */
record Address(String path, Set<String> used) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");
    /** A parameter that is not to be sent. */
    private static final String REMOVED = "$REMOVE$";

    private static final Pattern HOST = Pattern.compile("^https?://[^/]*");
    private static final String ENCODED_REMOVED = encoded(REMOVED);

    /** @param endpoint its placeholders filled, its variables not */
    static Address of(Case of, String endpoint, JsonNode input, JsonNode body) {
        Matcher variable = VARIABLE.matcher(HOST.matcher(endpoint).replaceFirst(""));
        StringBuilder path = new StringBuilder();
        Set<String> used = new LinkedHashSet<>();
        while (variable.find()) {
            String name = variable.group(1);
            used.add(name);
            variable.appendReplacement(path, Matcher.quoteReplacement(encoded(value(name, input, body))));
        }
        String filled = withoutRemoved(variable.appendTail(path).toString());
        filled = filled.startsWith("/") ? filled : "/" + filled;
        for (String name : used.isEmpty() ? of.inPath() : List.<String>of()) {
            used.add(name);
            filled = filled.replaceFirst("/+$", "") + "/" + encoded(value(name, input, body));
        }
        filled += query(of.inQuery(), input, filled.indexOf('?') < 0 ? "?" : "&");
        used.addAll(of.inQuery());
        boolean bare = used.isEmpty() && filled.indexOf('?') < 0;
        return new Address(bare && hasNoBody(of) ? filled + query(input.propertyNames(), input, "?") : filled, used);
    }

    static boolean hasNoBody(Case of) {
        return Set.of("GET", "DELETE", "HEAD").contains(of.method());
    }

    private static String value(String name, JsonNode input, JsonNode body) {
        return Stream.of(input.path(name), body.path(name), body.findPath(name))
                .filter(JsonNode::isValueNode)
                .findFirst()
                .map(found -> found.asString(""))
                .orElseThrow(() -> new NotRunnable("path variable {" + name + "} is not in the input"));
    }

    private static String query(Collection<String> names, JsonNode input, String first) {
        List<String> query = new ArrayList<>();
        for (String name : names) {
            JsonNode value = input.path(name);
            if (value.isValueNode() && !value.asString("").equals(REMOVED)) {
                query.add(encoded(name) + "=" + encoded(value.asString("")));
            }
        }
        return query.isEmpty() ? "" : first + String.join("&", query);
    }

    /** Parameters whose value is not to be sent are left out; a part of the path becomes empty. */
    private static String withoutRemoved(String filled) {
        int question = filled.indexOf('?');
        if (question < 0) {
            return filled.replace(ENCODED_REMOVED, "");
        }
        String query = Stream.of(filled.substring(question + 1).split("&"))
                .filter(each -> !each.endsWith("=" + ENCODED_REMOVED))
                .collect(Collectors.joining("&"));
        return filled.substring(0, question).replace(ENCODED_REMOVED, "") + (query.isEmpty() ? "" : "?" + query);
    }

    /** The body without what went into the path. */
    JsonNode without(JsonNode body) {
        if (used.stream().noneMatch(body::has)) {
            return body;
        }
        var rest = Json.mapper().createObjectNode();
        body.forEachEntry((name, value) -> {
            if (!used.contains(name)) {
                rest.set(name, value);
            }
        });
        return rest;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
