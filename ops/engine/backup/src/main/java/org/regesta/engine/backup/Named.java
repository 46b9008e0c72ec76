package org.regesta.engine.backup;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Envelope;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What an event names that is kept beside the books: evidence blobs, and the keys of seals.
 *
 * @param blobs names of blobs, and the keys they are sealed under
 * @param keys refs of keys
 */
public record Named(Map<String, String> blobs, Set<String> keys) {

    private static final String KEY_REF = "keyRef";
    private static final String NAME = "name";

    /** Found by their shape, so in events that this release does not know too. */
    public static Named in(Envelope event) {
        Named named = new Named(new LinkedHashMap<>(), new LinkedHashSet<>());
        named.look(Json.tree(event.payload()));
        return named;
    }

    private void look(JsonNode node) {
        if (node.path(KEY_REF).isString() && node.path("ciphertext").isString()) {
            keys.add(node.path(KEY_REF).asString());
        } else if (node.path(KEY_REF).isString() && node.path(NAME).isString()) {
            keys.add(node.path(KEY_REF).asString());
            if (Blobs.isName(node.path(NAME).asString())) {
                blobs.put(node.path(NAME).asString(), node.path(KEY_REF).asString());
            }
        }
        node.forEach(this::look);
    }
}
