package org.regesta.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;

class IdSchemaTest {

    private static final String VALIDATORS =
            "\"validators\":[{\"type\":\"regex\",\"validator\":\"^(?=.{3,5}$).*\",\"arguments\":[]}]";
    private static final IdSchema SCHEMA = new IdSchema("""
            {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
             "definitions":{"short":{"type":"array","items":{"type":"object","properties":
               {"language":{"type":"string"},"value":{"type":"string","maxLength":8}}}}},
             "properties":{"identity":{"type":"object","additionalProperties":false,"properties":{
               "plain":{"type":"string",%1$s},
               "referred":{"$ref":"#/definitions/short",%1$s}}}}}""".formatted(VALIDATORS));

    private static void check(String identity) {
        SCHEMA.check(Json.tree(("{\"identity\":" + identity + "}").getBytes(StandardCharsets.UTF_8)), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "abcde"})
    void what_a_validator_lets_pass_is_taken(String value) {
        assertThatCode(() -> check("{\"plain\":\"" + value + "\"}")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "abcdef"})
    void what_a_validator_does_not_let_pass_is_refused_by_its_field(String value) {
        assertThatThrownBy(() -> check("{\"plain\":\"" + value + "\"}"))
                .isInstanceOfSatisfying(MosipRefusal.class, refusal -> assertThat(refusal.field())
                        .isEqualTo("identity/plain"));
    }

    @Test
    void beside_a_reference_a_validator_means_nothing_and_what_is_referred_to_counts() {
        assertThatCode(() -> check(value("abcdefgh"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(value("abcdefghi")))
                .isInstanceOfSatisfying(MosipRefusal.class, refusal -> assertThat(refusal.field())
                        .startsWith("identity/referred"));
    }

    private static String value(String text) {
        return "{\"referred\":[{\"language\":\"eng\",\"value\":\"" + text + "\"}]}";
    }
}
