package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Tries every seal of both books with the house's own keys. */
@OpenerOf(Purpose.EVIDENCE)
final class Unreadable {

    private record Seal(Envelope event, String field, Sealed sealed) {}

    private final Vault vault;
    private final List<String> values = new ArrayList<>();
    private final Set<String> subjectsGone = new HashSet<>();
    private final Set<String> subjectsOpened = new HashSet<>();
    private final Map<Book, Integer> gone = new EnumMap<>(Book.class);

    private Unreadable(Vault vault) {
        this.vault = vault;
    }

    static Unreadable among(Vault vault, List<Envelope> events) {
        Unreadable tried = new Unreadable(vault);
        events.forEach(event -> tried.look(event, "", Json.tree(event.payload())));
        return tried;
    }

    /** Values and blobs of a book that have no key any more. */
    int goneIn(Book book) {
        return gone.getOrDefault(book, 0);
    }

    /** What is sealed about the forgotten cannot be opened; what is about others can, and does not speak of them. */
    void assertOnly(Set<String> forgotten, Set<String> others, Set<String> wordsOfForgotten) {
        subjectsGone.remove(""); // of a registration whose person nobody knew yet
        assertThat(subjectsGone).containsExactlyInAnyOrderElementsOf(forgotten);
        assertThat(subjectsOpened).containsAll(others).doesNotContainAnyElementsOf(forgotten);
        assertThat(values).hasSizeGreaterThan(others.size() * 10);
        assertThat(values).noneMatch(value -> wordsOfForgotten.stream().anyMatch(value::contains));
    }

    /**
     * What stands sealed about people in the events of a bundle.
     *
     * @param opened of them, how many the house can open
     */
    record InBundle(int seals, int opened) {}

    static InBundle inBundle(Vault vault, List<String> events) {
        int[] counted = new int[2];
        for (String event : events) {
            String payload = tree(event).path("payload").asString();
            count(vault, "", tree(payload), counted);
        }
        return new InBundle(counted[0], counted[1]);
    }

    private static JsonNode tree(String json) {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void count(Vault vault, String field, JsonNode node, int[] counted) {
        if (node.has("ciphertext") && node.path("keyRef").asString().matches("(subject|registration):.*")) {
            Sealed sealed = Json.read(Json.write(node), Sealed.class);
            counted[0]++;
            counted[1] += vault.open(Purpose.EVIDENCE, attribute(field), sealed) instanceof Opening.Opened ? 1 : 0;
        }
        node.properties().forEach(each -> count(vault, each.getKey(), each.getValue(), counted));
        if (node.isArray()) {
            node.forEach(each -> count(vault, field, each, counted));
        }
    }

    private void look(Envelope event, String field, JsonNode node) {
        if (node.has("keyRef") && !vault.holds(node.path("keyRef").asString())) {
            gone.merge(event.book(), 1, Integer::sum);
        }
        if (node.has("ciphertext")) {
            open(new Seal(event, field, Json.read(Json.write(node), Sealed.class)));
        }
        node.properties().forEach(each -> look(event, each.getKey(), each.getValue()));
        if (node.isArray()) {
            node.forEach(each -> look(event, field, each));
        }
    }

    private void open(Seal seal) {
        String subject = seal.event().meta(Meta.SUBJECT).orElse("");
        switch (vault.open(Purpose.EVIDENCE, attribute(seal.field()), seal.sealed())) {
            case Opening.Gone _ -> subjectsGone.add(subject);
            case Opening.Opened opened -> {
                values.add(opened.text());
                subjectsOpened.add(subject);
            }
        }
    }

    /** Numbers are sealed under the names that people read. */
    private static String attribute(String field) {
        return switch (field) {
            case "uin" -> "UIN";
            case "vid" -> "VID";
            default -> field;
        };
    }
}
