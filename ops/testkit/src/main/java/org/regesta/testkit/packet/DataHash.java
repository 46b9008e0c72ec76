package org.regesta.testkit.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Computes a sub-packet's data hash from its files alone, as {@link PacketTool} says. */
public final class DataHash {

    private DataHash() {}

    /**
     * Content for {@code packet_data_hash.txt}, in the order of the meta info that stands among the files.
     *
     * @param files of one inner zip, by name
     * @throws IllegalArgumentException when the meta info names a file that is not there
     */
    public static byte[] of(Map<String, byte[]> files) {
        byte[] meta = files.getOrDefault("packet_meta_info.json", new byte[0]);
        List<byte[]> inOrder = new ArrayList<>();
        for (JsonNode sequence : Json.tree(meta).at("/identity/hashSequence1")) {
            for (JsonNode name : sequence.path("value")) {
                inOrder.add(file(files, name.asString()));
            }
        }
        return PacketHashes.hashFile(inOrder);
    }

    private static byte[] file(Map<String, byte[]> files, String nameWithoutExtension) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(nameWithoutExtension + "."))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new IllegalArgumentException("the hash sequence names a file that is not there"));
    }
}
