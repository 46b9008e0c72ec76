package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Openssl;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.people.People;
import org.regesta.testkit.people.Person;

/** What a bank has in its hands after a yes: whoever doubts it needs openssl, and nothing of ours. */
class SignedYesTest {

    private static final String TRANSACTION = "4100000001";

    @Test
    @Needs("openssl")
    void openssl_alone_verifies_a_yes_as_it_came_over_the_wire_and_refuses_any_other(
            @TempDir Path data, @TempDir Path folder) throws Exception {
        try (House house = new House(data)) {
            Person amina = People.neverConfused().adult(1);
            String uin = Fifty.create(house.registrationClient(), house.clock, house.rid(1), amina);
            Bank.Counters counters = new Bank(house.office.administrator(), house.clock).open();
            Prepared asked =
                    counters.bank().byDemographics("UIN", uin, TRANSACTION, Map.of("dob", amina.dateOfBirth()));
            House.await(
                    () -> counters.client().send(asked(counters, uin, amina)).yes());

            HttpResponse<byte[]> yes = sent(house, asked);

            assertThat(new String(yes.body(), StandardCharsets.UTF_8)).contains("\"authStatus\":true", TRANSACTION);
            String jws = yes.headers().firstValue("response-signature").orElseThrow();
            String certificate = house.anyone()
                    .get("/v1/keymanager/getCertificate?applicationId=IDA&referenceId=SIGN")
                    .at("/response/certificate")
                    .asString();
            Openssl openssl = new Openssl(folder);
            assertThat(openssl.verifies(jws, yes.body(), certificate)).isTrue();
            byte[] another = yes.body().clone();
            another[another.length / 2] ^= 1;
            assertThat(openssl.verifies(jws, another, certificate)).isFalse();
        }
    }

    /** The same person, in a transaction of its own. */
    private static Prepared asked(Bank.Counters counters, String uin, Person person) {
        return counters.bank().byDemographics("UIN", uin, "4100000000", Map.of("dob", person.dateOfBirth()));
    }

    private static HttpResponse<byte[]> sent(House house, Prepared asked) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(house.server.url()).resolve(asked.path()))
                            .header("Content-Type", "application/json")
                            .header("signature", asked.signature())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(asked.body()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
