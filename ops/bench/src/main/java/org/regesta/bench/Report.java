package org.regesta.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every bench writes with {@code --json}.
 *
 * @param machine what it ran on
 * @param figures by name; a name says its unit last
 * @param ratios ours to the peer's: above 1 is in our favour
 */
public record Report(Map<String, Object> machine, Map<String, Double> figures, Map<String, Double> ratios) {

    /** One object, indented, with the three of them. */
    public void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("figures", figures);
        all.put("ratios", ratios);
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        write(file, json.writeValueAsString(all) + "\n");
    }

    /** Text into a file whose folders are made. */
    public static void write(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, content);
    }
}
