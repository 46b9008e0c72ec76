package org.regesta.saga.abis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.abis.Hands;
import org.regesta.testkit.fingers.Impression;
import org.regesta.wire.Json;
import org.regesta.wire.ShareSealed;
import tools.jackson.databind.JsonNode;

/** What the messages do, and what they do not let anybody do. */
class AbisDeskTest {

    private static byte[] amina;
    private static byte[] aminaAgain;
    private static byte[] bao;

    private final Matcher abis = new Matcher();

    @BeforeAll
    static void take() {
        amina = Hands.cbeff(1, Impression.good(1));
        aminaAgain = Hands.cbeff(1, Impression.good(2));
        bao = Hands.cbeff(2, Impression.good(1));
    }

    private JsonNode inserted(String reference, byte[] cbeff) {
        abis.share(reference, cbeff);
        JsonNode answer = abis.insert(reference);
        assertThat(value(answer)).as(answer.toString()).isEqualTo("1");
        return answer;
    }

    private static String value(JsonNode answer) {
        return answer.path("returnValue").asString()
                + answer.path("failureReason").asString("");
    }

    private static List<String> candidates(JsonNode answer) {
        return answer.at("/candidateList/candidates")
                .valueStream()
                .map(candidate -> candidate.path("referenceId").asString())
                .toList();
    }

    @Test
    void who_was_inserted_before_is_found_again_after_a_restart_too() {
        inserted("amina", amina);
        inserted("bao", bao);
        inserted("amina-again", aminaAgain);
        assertThat(candidates(abis.identify("amina-again"))).containsExactly("amina");
        assertThat(candidates(abis.identify("bao"))).isEmpty();
        assertThat(candidates(new Matcher(abis.town).identify("amina-again"))).containsExactly("amina");
        assertThat(abis.ask("referenceCount", Map.of()).path("count").asString())
                .isEqualTo("3");
        assertThat(abis.ask("pendingJobs", Map.of()).path("jobscount").asString())
                .isEqualTo("0");
    }

    @Test
    void one_client_sees_nothing_of_anothers() {
        inserted("amina", amina);
        abis.share("theirs", aminaAgain);
        Map<String, Object> message = Map.of("referenceId", "theirs", "referenceURL", Matcher.SHARES + "theirs");
        assertThat(value(abis.ask("osia", "insert", message))).isEqualTo("1");
        assertThat(candidates(abis.ask("osia", "identify", Map.of("referenceId", "theirs"))))
                .isEmpty();
        assertThat(value(abis.ask("osia", "delete", Map.of("referenceId", "amina"))))
                .isEqualTo("212");
        assertThat(abis.ask("osia", "referenceCount", Map.of()).path("count").asString())
                .isEqualTo("1");
    }

    @Test
    void what_is_deleted_is_unreadable_gone_and_free_to_be_inserted_anew() {
        inserted("amina", amina);
        inserted("amina-again", aminaAgain);
        assertThat(value(abis.ask("delete", Map.of("referenceId", "amina")))).isEqualTo("1");
        assertThat(candidates(abis.identify("amina-again"))).isEmpty();
        assertThat(value(abis.identify("amina"))).isEqualTo("212");
        inserted("amina", amina);
        assertThat(candidates(abis.identify("amina-again"))).containsExactly("amina");
    }

    @Test
    void a_message_that_comes_again_is_answered_as_the_first_time_and_has_one_effect() {
        abis.share("amina", amina);
        String insert = Json.write(Map.of(
                "id", "mosip.abis.insert",
                "requestId", "once",
                "requesttime", "2026-11-21T12:00:00.000Z",
                "referenceId", "amina",
                "referenceURL", Matcher.SHARES + "amina"));
        assertThat(value(abis.tell("mosip", insert))).isEqualTo("1");
        assertThat(value(abis.tell("mosip", insert))).isEqualTo("1");
        assertThat(abis.fetched).hasSize(1);
        assertThat(value(abis.insert("amina")))
                .as("another message is another thing")
                .isEqualTo("210");
        String delete = insert.replace("insert", "delete").replace("once", "twice");
        assertThat(value(abis.tell("mosip", delete))).isEqualTo("1");
        assertThat(value(abis.tell("mosip", delete))).isEqualTo("1");
    }

    @Test
    void a_share_sealed_for_our_key_is_opened_and_one_for_anothers_is_not() {
        String own = ShareSealed.seal(abis.town.keys.pair("ABIS", "PARTNER").certificate(), amina);
        abis.share("sealed", own.getBytes(StandardCharsets.US_ASCII));
        assertThat(value(abis.insert("sealed"))).isEqualTo("1");
        String foreign = ShareSealed.seal(abis.town.keys.pair("ABIS", "OTHER").certificate(), amina);
        abis.share("foreign", foreign.getBytes(StandardCharsets.US_ASCII));
        assertThat(value(abis.insert("foreign"))).isEqualTo("216");
    }

    @Test
    @Needs(Needs.SHARED)
    void irises_are_stored_and_said_to_be_matched_by_nobody() throws IOException {
        for (String subject : List.of("r1", "r2", "r3")) {
            inserted(
                    subject, Files.readAllBytes(Shared.data("mosip/abis-testing-kit/sample_data/" + subject + ".xml")));
        }
        JsonNode answer = abis.identify("r2");
        assertThat(candidates(answer)).isEmpty();
        assertThat(answer.at("/candidateList/analytics/IIR").asString()).isEqualTo("stored, not matched");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <!DOCTYPE BIR [<!ENTITY x SYSTEM "file:///etc/passwd">]><BIR><BIR><BDB>&x;</BDB></BIR></BIR> | 216
                    <!DOCTYPE BIR SYSTEM "http://127.0.0.1/x.dtd"><BIR/>                                         | 216
                    <BIR/>                                                                                       | 211
                    <BIR><BIR><BDBInfo><Type>Finger</Type></BDBInfo><BDB>AAAA</BDB></BIR></BIR>                  | 216
                    <html>not there</html>                                                                       | 216
                    {"errors":[{"errorCode":"DAT-SER-006"}]}                                                     | 217
                    {"errors":[{"errorCode":"DAT-SER-003"}]}                                                     | 27
                    VkVSX1IyAAAA                                                                                 | 216
                    """)
    void what_is_no_container_of_fingers_is_refused_with_its_reason(String content, String answer) {
        abis.share("bad", content.getBytes(StandardCharsets.UTF_8));
        assertThat(value(abis.insert("bad"))).isEqualTo(answer);
        assertThat(value(abis.identify("bad"))).as("and not put away").isEqualTo("212");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id           | mosip.abis.drop             | 214
                    id           | ''                          | 214
                    requestId    | ''                          | 26
                    requestId    | a:b                         | 24
                    requesttime  | ''                          | 29
                    requesttime  | tomorrow                    | 215
                    version      | 9.0                         | 213
                    referenceURL | ''                          | 28
                    referenceURL | https://elsewhere.example/x | 27
                    referenceId  | ../../etc                   | 24
                    """)
    void each_part_of_a_message_that_is_wrong_has_its_own_reason(String field, String value, String answer) {
        abis.share("amina", amina);
        Map<String, Object> message =
                new HashMap<>(Map.of("referenceId", "amina", "referenceURL", Matcher.SHARES + "amina"));
        message.put(field, value);
        assertThat(value(abis.ask("insert", message))).isEqualTo(answer);
    }

    @Test
    void flags_and_galleries_beyond_reason_are_refused_and_large_ones_kept_within_bounds() {
        inserted("amina", amina);
        inserted("amina-again", aminaAgain);
        Map<String, Object> message = new HashMap<>(Map.of("referenceId", "amina"));
        message.put("flags", Map.of("maxResults", "-1"));
        assertThat(value(abis.ask("identify", message))).isEqualTo("24");
        message.put("flags", Map.of("maxResults", 999_999_999, "targetFPIR", 30));
        assertThat(candidates(abis.ask("identify", message))).containsExactly("amina-again");
        message.put("flags", Map.of("targetFPIR", "9999"));
        assertThat(candidates(abis.ask("identify", message)))
                .as("nobody is that alike")
                .isEmpty();
        message.put("flags", "${flags}");
        message.put("gallery", Map.of("referenceIds", List.of("bao")));
        assertThat(candidates(abis.ask("identify", message))).isEmpty();
        message.put("gallery", Map.of("referenceIds", java.util.Collections.nCopies(10_001, "bao")));
        assertThat(value(abis.ask("identify", message))).isEqualTo("24");
    }

    @Test
    void what_is_no_message_gets_no_answer() {
        for (String poison : List.of("", "null", "[]", "7", "{", "{\"id\":1,\"id\":2}", " ".repeat(2 << 20) + "{}")) {
            assertThatThrownBy(() -> abis.tell("mosip", poison)).isInstanceOf(Json.Malformed.class);
        }
    }

    @Test
    void each_failure_has_a_code_of_its_own() {
        Set<String> codes = new TreeSet<>();
        for (AbisFailure failure : AbisFailure.values()) {
            codes.add(AbisCodes.reason(failure));
        }
        assertThat(codes).hasSameSizeAs(AbisFailure.values());
    }
}
