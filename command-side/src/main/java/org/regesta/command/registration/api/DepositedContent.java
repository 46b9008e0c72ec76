package org.regesta.command.registration.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a registration without a packet is about, as it lies sealed in the evidence store.
 *
 * @param identity the fields of its identity schema, as a packet's ID object has them
 * @param files documents, by file name; a field's {@code value} is the name without extension
 * @param besides what the service said of its own work: {@code metaInfo} and {@code audits}; kept, and judged by nobody
 */
public record DepositedContent(JsonNode identity, SequencedMap<String, byte[]> files, JsonNode besides) {

    /** The kind of its blob. */
    public static final String KIND = "deposit";

    /** Canonical: equal content has equal bytes, whatever order it was sent in. */
    public byte[] bytes() {
        Map<String, Object> whole = new TreeMap<>();
        whole.put("identity", Json.mapper().treeToValue(identity, Object.class));
        Map<String, String> encoded = new TreeMap<>();
        files.forEach((name, content) -> encoded.put(name, Base64.getEncoder().encodeToString(content)));
        whole.put("files", encoded);
        whole.put("besides", Json.mapper().treeToValue(besides, Object.class));
        return Json.write(whole).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Json.Malformed when the bytes are not such content */
    public static DepositedContent read(byte[] bytes) {
        ObjectNode whole = Json.read(bytes, ObjectNode.class);
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        whole.path("files")
                .properties()
                .forEach(file -> files.put(
                        file.getKey(),
                        Base64.getDecoder().decode(file.getValue().asString())));
        return new DepositedContent(whole.path("identity"), files, whole.path("besides"));
    }
}
