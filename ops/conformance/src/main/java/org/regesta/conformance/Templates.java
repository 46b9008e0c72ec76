package org.regesta.conformance;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The suite's Handlebars files, found whatever the case of their letters, as cases are careless with it. */
final class Templates {

    /** What an expectation says of what it does not look at. */
    static final String IGNORED = "$IGNORE$";

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    private Templates() {}

    static Templates in(Path folder) {
        Templates templates = new Templates();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file ->
                            templates.files.put(key(folder.relativize(file).toString()), file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return templates;
    }

    boolean has(String name) {
        return file(name).isPresent() || texts.containsKey(key(name + ".hbs"));
    }

    /** One that no file of the suite holds. */
    void add(String name, String text) {
        texts.put(key(name), text);
    }

    /** A request: what the input does not say is left empty. */
    String request(String name, JsonNode input) {
        return render(name, input, "");
    }

    /** An expectation: what the output does not say is not looked at. */
    String expectation(String name, JsonNode output) {
        return render(name, output, IGNORED).replaceAll(":\\s*\\$IGNORE\\$(?=\\s*[,}\\]])", ": \"\\$IGNORE\\$\"");
    }

    private String render(String name, JsonNode input, String missing) {
        try {
            Handlebars handlebars = new Handlebars().with((EscapingStrategy) Templates::inJson);
            handlebars.registerHelperMissing((context, options) -> new Handlebars.SafeString(missing));
            return handlebars.compileInline(text(name)).apply(plain(input));
        } catch (IOException | HandlebarsException wrong) {
            throw new NotRunnable("template " + name + " cannot be filled: "
                    + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private String text(String name) throws IOException {
        String known = texts.get(key(name + ".hbs"));
        return known != null
                ? known
                : Files.readString(file(name).orElseThrow(() -> new NotRunnable("the suite has no template " + name)));
    }

    private Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(key(name + ".hbs"))).or(() -> Optional.ofNullable(files.get(key(name))));
    }

    private static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    private static Object plain(JsonNode node) {
        return Json.mapper().convertValue(node, Object.class);
    }

    /** Values stand inside JSON strings, or are numbers, booleans and whole objects, which have nothing to escape. */
    private static CharSequence inJson(CharSequence value) {
        if (value.toString().startsWith("{\"")
                && Lenient.readOrText(value.toString()).isObject()) {
            return value;
        }
        String quoted = Json.write(value.toString());
        return quoted.substring(1, quoted.length() - 1);
    }
}
