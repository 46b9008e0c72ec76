package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.officer.Role;
import org.regesta.testkit.Needs;
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
        String[] jws =
                answer.headers().firstValue("response-signature").orElseThrow().split("\\.", -1);
        assertThat(jws[1]).as("the body stands beside its signature").isEmpty();
        Files.writeString(folder.resolve("certificate.pem"), certificate());
        Files.write(folder.resolve("signature"), Base64.getUrlDecoder().decode(jws[2]));
        assertThat(openssl("x509", "-in", "certificate.pem", "-pubkey", "-noout", "-out", "key.pem"))
                .isZero();
        assertThat(verified(jws[0], answer.body())).isZero();
        assertThat(verified(jws[0], answer.body().replace("1234567890", "1234567891")))
                .isNotZero();
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

    private int verified(String header, String body) throws Exception {
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(body.getBytes(UTF_8));
        Files.writeString(folder.resolve("signed"), header + "." + payload, US_ASCII);
        return openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "signed");
    }

    private int openssl(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
