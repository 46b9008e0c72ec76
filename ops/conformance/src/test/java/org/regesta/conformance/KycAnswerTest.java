package org.regesta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regesta.conformance.Expectation.Difference;
import org.regesta.conformance.Partners.Partner;
import org.regesta.testkit.partner.Certified;
import org.regesta.testkit.partner.SessionEncryption;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

class KycAnswerTest {

    private static final Certified KEY =
            Certified.ca("Bank", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    private static final Certified OTHER =
            Certified.ca("Shop", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    private static final Partner BANK =
            new Partner("bank", KEY, "m/bank/k", List.of("fullName", "dateOfBirth", "gender", "email"));

    private static final String AMINA = """
            {"fullName": [{"language": "eng", "value": "Amina"}, {"language": "ara", "value": "أمينة"}],
             "gender": [{"language": "eng", "value": "FLE"}], "dateOfBirth": "1990/07/08", "email": "a@example.org",
             "city": [{"language": "eng", "value": "Rabat"}]}""";
    private static final String TOLD =
            "{\"name_eng\": \"Amina\", \"name_ara\": \"أمينة\", \"gender_eng\": \"FLE\", \"dob\": \"1990/07/08\"}";

    private static JsonNode answer(Certified receiver, String identity) {
        SessionEncryption session = new SessionEncryption(receiver.certificate());
        return Json.mapper()
                .valueToTree(Map.of(
                        "kycStatus",
                        true,
                        "identity",
                        session.encrypted(identity.getBytes(StandardCharsets.UTF_8)),
                        "sessionKey",
                        session.sessionKey(),
                        "thumbprint",
                        session.thumbprint()));
    }

    private static List<Difference> compare(String told, String... fields) {
        return KycAnswer.compare(List.of(fields), Lenient.read("Amina", AMINA), answer(KEY, told), BANK);
    }

    @Test
    void the_fields_that_a_case_names_are_compared_whatever_each_side_calls_them() {
        assertThat(compare(TOLD, "name", "fullName", "gender", "dob")).isEmpty();
        assertThat(compare(TOLD.replace("FLE", "MLE"), "gender", "dob"))
                .containsExactly(new Difference("identity.gender_eng", "FLE", "MLE"));
        assertThat(compare(TOLD.replace("1990/07/08", "1990/07/09"), "dob"))
                .containsExactly(new Difference("identity.dob", "1990/07/08", "1990/07/09"));
    }

    @Test
    void a_language_that_is_not_given_is_a_difference() {
        assertThat(compare(TOLD.replace("name_ara", "nickname_ara"), "name"))
                .containsExactly(new Difference("identity.name_ara", "أمينة", ""));
    }

    @Test
    void what_is_not_given_says_whether_the_policy_allows_it() {
        assertThat(compare(TOLD, "email")).containsExactly(new Difference("identity.email", "a@example.org", ""));
        assertThat(compare(TOLD, "city"))
                .containsExactly(
                        new Difference("identity.city_eng", "Rabat", "nothing: the policy of bank does not allow it"));
    }

    @Test
    void a_field_that_nobody_registered_is_no_match() {
        assertThat(compare(TOLD, "shoeSize")).hasSize(1);
        assertThat(compare(TOLD.replace("dob", "shoeSize"), "shoeSize")).hasSize(1);
    }

    @Test
    void what_the_partner_cannot_open_is_a_difference() {
        JsonNode amina = Lenient.read("Amina", AMINA);
        assertThat(KycAnswer.compare(List.of("dob"), amina, answer(OTHER, TOLD), BANK))
                .extracting(Difference::at)
                .containsExactly("response.thumbprint", "response.identity");
        assertThat(KycAnswer.compare(List.of("dob"), amina, Lenient.read("none", "{kycStatus: true}"), BANK))
                .extracting(Difference::at)
                .containsExactly("response.thumbprint", "response.identity");
    }

    @Test
    void the_identity_asked_for_is_the_one_the_request_names() {
        assertThat(KycAnswer.identityPath(Lenient.read("request", "{individualId: \"123\"}")))
                .contains("/idrepository/v1/identity/idvid/123");
        assertThat(KycAnswer.identityPath(
                        Lenient.read("request", "{individualId: \"a b@phone\", individualIdType: \"HANDLE\"}")))
                .contains("/idrepository/v1/identity/idvid/a%20b%40phone?idType=handle");
        assertThat(KycAnswer.identityPath(Lenient.read("request", "{}"))).isEmpty();
    }
}
