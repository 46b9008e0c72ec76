package org.regesta.testkit.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The words of one language, from the file beside this class: given names f and m, s surnames, c cities, r regions, t
 * streets.
 */
final class Language {

    /** In the order in which people are made: any ten in a row have every script. */
    static final List<Language> ALL =
            List.of("eng", "ara", "hin", "fra", "amh", "tam", "ben", "rus", "vie", "tha").stream()
                    .map(Language::new)
                    .toList();

    private final String code;
    private final Map<String, List<Word>> words = new HashMap<>();

    private Language(String code) {
        this.code = code;
        try (InputStream file = Objects.requireNonNull(Language.class.getResourceAsStream(code + ".txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|", -1))
                    .forEach(parts -> words.computeIfAbsent(parts[0], kind -> new ArrayList<>())
                            .add(new Word(parts[1], parts[2])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** ISO 639-3. */
    String code() {
        return code;
    }

    /** @param pick any number */
    Word word(String kind, int pick) {
        List<Word> all = Objects.requireNonNull(words.get(kind));
        return all.get(Math.floorMod(pick, all.size()));
    }
}
