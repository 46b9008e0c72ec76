package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.officer.Role;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Openssl;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;

/** An answer as it comes over the wire, checked with nothing of ours. */
@Needs("openssl")
@Timeout(300)
class SignedAnswerTest {

    private static final Knocker DOOR = new Knocker();

    @TempDir
    Path folder;

    @Test
    void openssl_alone_verifies_the_signature_of_an_answer_and_refuses_that_of_another() throws Exception {
        HttpResponse<String> answer = DOOR.knock(
                HttpMethod.POST,
                "/idauthentication/v1/internal/otp",
                Optional.of(DOOR.token(Role.RESIDENT)),
                "{\"transactionID\": \"1234567890\"}".getBytes(UTF_8),
                "application/json");
        String jws = answer.headers().firstValue("response-signature").orElseThrow();
        Openssl openssl = new Openssl(folder);
        assertThat(openssl.verifies(jws, answer.body().getBytes(UTF_8), certificate()))
                .isTrue();
        String other = answer.body().replace("1234567890", "1234567891");
        assertThat(openssl.verifies(jws, other.getBytes(UTF_8), certificate())).isFalse();
    }

    private static String certificate() {
        String answer = DOOR.knock(
                        HttpMethod.GET,
                        "/v1/keymanager/getCertificate?applicationId=IDA&referenceId=SIGN",
                        Optional.empty(),
                        new byte[0],
                        "")
                .body();
        return Json.tree(answer.getBytes(UTF_8)).at("/response/certificate").asString();
    }
}
