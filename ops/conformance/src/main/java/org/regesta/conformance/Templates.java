package org.regesta.conformance;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.helper.ConditionalHelpers;
import com.github.jknack.handlebars.helper.StringHelpers;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** The suite's Handlebars files, found whatever the case of their letters, as cases are careless with it. */
final class Templates {

    /** What an expectation says of what it does not look at. */
    static final String IGNORED = "$IGNORE$";

    /** What stands where a number, a list or the like may stand. */
    private static final Pattern UNQUOTED = Pattern.compile(":\\s*\\$(IGNORE|REMOVE)\\$(?=\\s*[,}\\]])");

    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** The name of the suite's folder. */
    private final String root;

    private Templates(String root) {
        this.root = root;
    }

    static Templates in(Path folder) {
        Path named = folder.getFileName();
        Templates templates = new Templates(named == null ? "" : key(named.toString()));
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
        return render(name, output, IGNORED);
    }

    private String render(String name, JsonNode input, String missing) {
        try {
            Handlebars handlebars =
                    new Handlebars().with((EscapingStrategy) Templates::inJson).with(new Partials());
            handlebars.registerHelpers(ConditionalHelpers.class);
            StringHelpers.register(handlebars);
            handlebars.registerHelperMissing((context, options) -> {
                if (isCalled(context, options)) {
                    throw new NotRunnable("template " + name + " calls " + options.helperName + ", which is not known");
                }
                return new Handlebars.SafeString(missing);
            });
            return UNQUOTED.matcher(handlebars.compileInline(text(name)).apply(plain(input)))
                    .replaceAll(": \"\\$$1\\$\"");
        } catch (IOException | HandlebarsException wrong) {
            if (wrong.getCause() instanceof NotRunnable known) {
                throw known;
            }
            throw new NotRunnable("template " + name + " cannot be filled: "
                    + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** A helper nobody knows, and not a value that is missing: it is given something. */
    private static boolean isCalled(@Nullable Object context, Options options) {
        return context != options.context.model() || options.params.length > 0 || !options.hash.isEmpty();
    }

    private String text(String name) throws IOException {
        String known = texts.get(key(name + ".hbs"));
        return known != null
                ? known
                : Files.readString(file(name).orElseThrow(() -> new NotRunnable("the suite has no template " + name)));
    }

    /** One template that stands in another. */
    private final class Partials extends AbstractTemplateLoader {
        @Override
        public TemplateSource sourceAt(String location) throws IOException {
            return new StringTemplateSource(location, text(location));
        }
    }

    private Optional<Path> file(String name) {
        return name.isBlank() ? Optional.empty() : found(key(name + ".hbs")).or(() -> found(key(name)));
    }

    /** A file that a case names to be sent as it is. */
    Optional<Path> named(String name) {
        return found(key(name)).or(() -> found(key(name.replaceFirst(".*[/\\\\]", ""))));
    }

    /**
     * Names begin at the folder of all modules. Where one module's folder alone was given they begin above it, and
     * where more was given below.
     */
    private Optional<Path> found(String key) {
        return Optional.ofNullable(files.get(key))
                .or(() -> key.startsWith(root + "/")
                        ? Optional.ofNullable(files.get(key.substring(root.length() + 1)))
                        : Optional.empty())
                .or(() -> files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith("/" + key))
                        .map(Map.Entry::getValue)
                        .findFirst());
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
