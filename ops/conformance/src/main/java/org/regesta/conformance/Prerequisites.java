package org.regesta.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * What cases presuppose and the published part of their suite does not do itself: cases of our own in the same format,
 * run where the suite holds what they name, and never counted.
 */
final class Prerequisites {

    /** Cases of this API are not counted. */
    static final String API = "prerequisites";

    private static final List<String> MODULES = List.of("idRepository", "ida");
    private static final List<String> TEMPLATES = List.of("vidStatus.hbs", "title.hbs", "done.hbs");

    private Prerequisites() {}

    static Suite with(Suite suite) {
        List<Case> cases = new ArrayList<>(suite.cases());
        for (String module : MODULES) {
            SuiteReader.read(module + "/" + API + "/" + module + ".yml", reader(module + ".yml")).stream()
                    .filter(each -> suite.cases().stream()
                            .anyMatch(other -> other.module().equals(module)))
                    .filter(each -> namesOnly(suite, each))
                    .forEach(cases::add);
        }
        TEMPLATES.forEach(name -> suite.templates().add(API + "/" + name, text(name)));
        return new Suite(List.copyOf(cases), suite.templates(), suite.broken());
    }

    private static boolean namesOnly(Suite suite, Case each) {
        Matcher token = Placeholders.token().matcher(each.input());
        while (token.find()) {
            String name = token.group(1);
            if (name.startsWith("ID:")
                    && Reference.in(suite, each, name.substring(3)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static InputStreamReader reader(String name) {
        InputStream file = Prerequisites.class.getResourceAsStream(API + "/" + name);
        if (file == null) {
            throw new IllegalStateException(name + " is missing from the program");
        }
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }

    private static String text(String name) {
        try (InputStreamReader reader = reader(name)) {
            return reader.readAllAsString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
