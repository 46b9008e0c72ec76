package org.regesta.engine.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** JSON beside its own SHA-256, so that a damaged list of hashes is told from damaged files. */
final class Summed {

    private Summed() {}

    private record File(Object content, String sha256) {}

    /** Under its name there is the old content or all of the new. */
    static void write(Path file, Object content) throws IOException {
        Sums.write(file, bytes(content));
    }

    static byte[] bytes(Object content) {
        File whole = new File(content, Sums.of(Json.write(content).getBytes(StandardCharsets.UTF_8)));
        return Json.write(whole).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads it back.
     *
     * @param format which this release knows, at {@code format}
     * @throws BackupRefused when it is damaged or a later release wrote it
     */
    static <T> T read(Path file, Class<T> type, int format) throws IOException {
        try {
            JsonNode whole = Json.tree(Files.readAllBytes(file));
            String text = Json.write(whole.path("content"));
            if (!Sums.of(text.getBytes(StandardCharsets.UTF_8))
                    .equals(whole.path("sha256").asString(""))) {
                throw BackupRefused.damaged(file);
            }
            int written = whole.path("content").path("format").asInt();
            if (written != format) {
                throw new BackupRefused(file + " is of format " + written + ", this release knows " + format);
            }
            return Json.read(text, type);
        } catch (Json.Malformed broken) {
            throw BackupRefused.damaged(file);
        }
    }
}
