package org.regesta.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

class MergeTest {

    private static final JsonNode AMINA_IN_TWO_LANGUAGES =
            json("[{\"language\":\"eng\",\"value\":\"Amina\"},{\"language\":\"ara\",\"value\":\"أمينة\"}]");

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }

    @Test
    void only_what_differs_is_a_change() {
        Merge merge = Merge.of(
                Map.of("phone", json("\"1\""), "fullName", AMINA_IN_TWO_LANGUAGES),
                json("{\"phone\":\"1\",\"postalCode\":\"14022\"}"));
        assertThat(merge.changed()).containsOnlyKeys("postalCode");
        assertThat(merge.all()).containsOnlyKeys("phone", "fullName", "postalCode");
    }

    @Test
    void of_a_list_by_language_the_languages_that_came_change_and_the_others_stay() {
        Merge merge = Merge.of(
                Map.of("fullName", AMINA_IN_TWO_LANGUAGES),
                json("{\"fullName\":[{\"language\":\"eng\",\"value\":\"Amina B\"}]}"));
        assertThat(merge.changed().get("fullName"))
                .isEqualTo(json(
                        "[{\"language\":\"ara\",\"value\":\"أمينة\"},{\"language\":\"eng\",\"value\":\"Amina B\"}]"));
    }

    @Test
    void null_takes_a_value_away() {
        Merge merge = Merge.of(Map.of("phone", json("\"1\"")), json("{\"phone\":null,\"email\":null}"));
        assertThat(merge.removed()).containsExactly("phone");
        assertThat(merge.all()).isEmpty();
    }
}
