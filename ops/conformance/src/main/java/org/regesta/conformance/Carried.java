package org.regesta.conformance;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the cases before gave: the fields of their answers, and of what they sent. */
final class Carried {

    /** What a reference calls a field that a request calls otherwise. */
    private static final Map<String, String> SENT_AS = Map.of("rid", "registrationid");

    private final Map<String, Map<String, String>> answered = new HashMap<>();
    private final Map<String, Map<String, String>> sent = new HashMap<>();

    /** @param response the answer's {@code response}, which counts before what was sent */
    void keep(Case of, @Nullable JsonNode request, JsonNode response) {
        Map<String, String> given = new HashMap<>();
        flatten(response, given);
        answered.put(of.id(), given);
        Map<String, String> asked = new HashMap<>();
        if (request != null) {
            flatten(request, asked);
        }
        sent.put(of.id(), asked);
    }

    /** Whether that case ran. */
    boolean ran(Case of) {
        return answered.containsKey(of.id());
    }

    Optional<String> find(Case of, String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return get(answered, of, name).or(() -> get(sent, of, name)).or(() -> Optional.ofNullable(SENT_AS.get(name))
                .flatMap(other -> get(sent, of, other)));
    }

    private static Optional<String> get(Map<String, Map<String, String>> all, Case of, String name) {
        return Optional.ofNullable(all.getOrDefault(of.id(), Map.of()).get(name));
    }

    /** Every scalar by its own name; the outermost counts. */
    private static void flatten(JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.forEachEntry((name, value) -> {
                if (value.isValueNode() && !value.isNull()) {
                    into.putIfAbsent(name.toLowerCase(Locale.ROOT), value.asString());
                }
            });
        }
        node.forEach(child -> flatten(child, into));
    }
}
