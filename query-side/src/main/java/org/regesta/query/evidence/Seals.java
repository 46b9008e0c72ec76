package org.regesta.query.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.regesta.events.Envelope;
import org.regesta.events.Sealed;
import org.regesta.ports.SealedAs;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The seals in an event's payload, wherever they stand: whatever has the three fields of a seal is one. */
final class Seals {

    private static final Set<String> FIELDS = Set.of("keyRef", "ciphertext", "commitment");

    private Seals() {}

    /**
     * A seal where it stands.
     *
     * @param pointer JSON pointer (RFC 6901) within the payload
     * @param attribute the name it was sealed under
     */
    record Place(Envelope event, String pointer, String attribute, Sealed sealed) {}

    static List<Place> in(Envelope event) {
        List<Place> found = new ArrayList<>();
        walk(event, Json.tree(event.payload()), "", found);
        return found;
    }

    private static void walk(Envelope event, JsonNode node, String pointer, List<Place> found) {
        if (node.isObject()) {
            if (Set.copyOf(node.propertyNames()).equals(FIELDS)) {
                Sealed sealed = Json.read(node.toString(), Sealed.class);
                found.add(new Place(event, pointer, attribute(pointer), sealed));
                return;
            }
            node.properties().forEach(field -> walk(event, field.getValue(), pointer + "/" + escaped(field), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(event, node.get(i), pointer + "/" + i, found);
            }
        }
    }

    private static String escaped(java.util.Map.Entry<String, JsonNode> field) {
        return field.getKey().replace("~", "~0").replace("/", "~1");
    }

    /** A field of the event's own is sealed under a name of {@link SealedAs}, an entry of a map under its key. */
    private static String attribute(String pointer) {
        return switch (pointer) {
            case "/uin" -> SealedAs.UIN;
            case "/vid" -> SealedAs.VID;
            case "/handle" -> SealedAs.HANDLE;
            default ->
                pointer.substring(pointer.lastIndexOf('/') + 1)
                        .replace("~1", "/")
                        .replace("~0", "~");
        };
    }
}
