package org.regesta.saga.registration.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.events.notification.Milestone;
import org.springframework.stereotype.Component;

/**
 * The words, by language: a file for each beside this class, with a line for each milestone. {@code {rid}} stands for
 * the registration's number, {@code {request}} for what is asked for, {@code {due}} for when something was due. No name
 * stands in any of them, and no number of a person.
 */
@Component
class Templates {

    static final String USUAL = "eng";
    private static final Set<String> LANGUAGES = Set.of(USUAL, "fra", "spa", "ara", "hin");

    private final Map<String, Map<Milestone, String>> byLanguage = new TreeMap<>();

    Templates() {
        LANGUAGES.forEach(language -> byLanguage.put(language, read(language)));
    }

    Set<String> languages() {
        return byLanguage.keySet();
    }

    /** The language itself when there are words in it, else the usual one. */
    String spoken(String preferred) {
        return byLanguage.containsKey(preferred) ? preferred : USUAL;
    }

    /**
     * @param language one that is {@link #spoken}
     * @param values what stands in the place of what
     */
    String text(String language, Milestone milestone, Map<String, String> values) {
        String text = byLanguage.getOrDefault(language, Map.of()).getOrDefault(milestone, "");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** @throws IllegalStateException when a milestone has no words: nothing starts then */
    private static Map<Milestone, String> read(String language) {
        Properties lines = new Properties();
        try (InputStream file = Templates.class.getResourceAsStream(language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("there are no words in " + language);
            }
            lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<Milestone, String> words = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            String line = lines.getProperty(milestone.name(), "");
            if (line.isBlank()) {
                throw new IllegalStateException("there are no words for " + milestone + " in " + language);
            }
            words.put(milestone, line);
        }
        return words;
    }
}
