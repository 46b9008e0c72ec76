package org.regesta.saga.registration.stage.validate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.registration.FaultCode;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * One of a packet's parts: {@code id}, {@code evidence} or {@code optional}.
 *
 * @param zip as it lies in the packet, encrypted if it is
 * @param about its description beside it, none when that is missing or not JSON
 * @param files in it, by name
 */
record Part(String name, byte[] zip, Optional<JsonNode> about, Map<String, byte[]> files) {

    static final String META = "packet_meta_info.json";
    static final String ID = "ID.json";
    static final String DATA_HASH = "packet_data_hash.txt";
    static final String OPERATIONS_HASH = "packet_operations_hash.txt";
    /** What holds the hashes and their order cannot be hashed itself; the part's own hash covers it. */
    static final Set<String> UNHASHED = Set.of(META, DATA_HASH, OPERATIONS_HASH);

    private static final int MAX_JSON = 1 << 20;

    /** Where a fault lies: {@code id/ID.json}. */
    String where(String file) {
        return name + "/" + file;
    }

    /** {@code identity} of its meta info; empty when there is none, which is named elsewhere. */
    JsonNode meta() {
        return json(META).map(meta -> meta.path("identity")).orElseGet(() -> Json.mapper()
                .createObjectNode());
    }

    Optional<JsonNode> json(String file) {
        byte[] content = files.get(file);
        return content == null ? Optional.empty() : read(content);
    }

    /** Names what is missing and what is not JSON. */
    void check(Faults faults) {
        for (String file : new String[] {ID, META, DATA_HASH, OPERATIONS_HASH}) {
            if (!files.containsKey(file)) {
                faults.add(FaultCode.FILE_MISSING, where(file));
            } else if (file.endsWith(".json")
                    && !json(file).map(JsonNode::isObject).orElse(false)) {
                faults.add(FaultCode.FILE_UNREADABLE, where(file));
            }
        }
    }

    static Optional<JsonNode> read(byte[] content) {
        if (content.length > MAX_JSON) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.tree(content));
        } catch (Json.Malformed notJson) {
            return Optional.empty();
        }
    }

    /** The file of that name without its extension, as the meta info and the ID object name files. */
    Optional<byte[]> called(String nameWithoutExtension) {
        return fileCalled(nameWithoutExtension).map(this::content);
    }

    Optional<String> fileCalled(String nameWithoutExtension) {
        return files.keySet().stream()
                .filter(file -> stem(file).equals(nameWithoutExtension))
                .findFirst();
    }

    byte[] content(String file) {
        return files.getOrDefault(file, new byte[0]);
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }
}
