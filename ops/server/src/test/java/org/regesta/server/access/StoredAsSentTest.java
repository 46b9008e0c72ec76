package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.server.web.Collected;
import org.regesta.testkit.Needs;
import tools.jackson.databind.JsonNode;

/**
 * What people are called is kept letter by letter: nothing is normalised (not to NFC either), trimmed, escaped or cut.
 * Only comparisons fold.
 */
@Needs({"npm", "node"})
@Timeout(300)
class StoredAsSentTest {

    private static final RepositoryDoor DOOR = new RepositoryDoor();
    /** Those that may hold any text. */
    private static final List<String> FIELDS = List.of("zone", "residenceStatus", "introducerName");

    private static final String DECOMPOSED = "Ame\u0301lie A\u030angstro\u0308m";

    @BeforeAll
    static void a_schema_is_published() {
        DOOR.publishSchema();
    }

    @Test
    void every_naughty_string_that_is_taken_comes_back_as_it_was_sent() {
        List<String> strings = new ArrayList<>(Collected.load().strings());
        strings.add(DECOMPOSED);
        strings.removeIf(String::isBlank); // who has no name is another matter
        String uin = DOOR.enrolled("Amina");
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        for (int from = 0; from < strings.size(); from += FIELDS.size()) {
            Map<String, String> sent = new LinkedHashMap<>();
            for (String text : strings.subList(from, Math.min(strings.size(), from + FIELDS.size()))) {
                sent.put(FIELDS.get(sent.size()), text);
            }
            if (update(uin, sent)) {
                taken += compare(uin, sent, wrong);
                continue;
            }
            for (Map.Entry<String, String> one : sent.entrySet()) { // one of them was refused: the others are not
                if (update(uin, Map.of(one.getKey(), one.getValue()))) {
                    taken += compare(uin, Map.of(one.getKey(), one.getValue()), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).as("of " + strings.size()).isGreaterThan(strings.size() * 99 / 100);
    }

    private static boolean update(String uin, Map<String, String> sent) {
        Map<String, Object> changes = new LinkedHashMap<>();
        sent.forEach((field, text) -> changes.put(field, List.of(Map.of("language", "eng", "value", text))));
        return RepositoryDoor.error(DOOR.update(uin, changes, Map.of())).equals("none");
    }

    private static int compare(String uin, Map<String, String> sent, List<String> wrong) {
        JsonNode read = DOOR.get(RepositoryDoor.IDENTITY + "idvid/" + uin).at("/response/identity");
        sent.forEach((field, text) -> {
            String stored = read.path(field).path(0).path("value").asString("");
            if (!stored.equals(text)) {
                wrong.add(field + ": sent " + text + ", returned " + stored);
            }
        });
        return sent.size();
    }
}
