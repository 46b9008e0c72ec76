package org.regesta.command.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.ports.HouseKeys;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What MOSIP's key manager requires of requests, and whom it trusts in which domain. */
class KeyRequestTest {

    private static final String NAME = "'applicationId':'ID_REPO'";
    private static final String TIMED = ",'timeStamp':'2026-11-22T10:00:00.000Z'";
    private static final KeySigner.Wish WHOLE = new KeySigner.Wish(true, true, false, Optional.empty(), true);

    private final House house = new House(Key.class);
    private final HeldKeys keys = new HeldKeys(house.clock);
    private final KeyRing ring = new KeyRing(keys, house.ledger, house, house.clock);

    /** Whom the domain {@code AUTH} trusts. */
    private final Set<X509Certificate> partners = new HashSet<>();

    private final Lent lent = new Lent(
            ring, (domain, certificate, now) -> domain.equals("AUTH") && partners.contains(certificate), house.clock);
    private final Door door = new Door(
            house,
            new KeyLifeEndpoint(new KeyDesk(keys, ring, house, house.clock), ring, house, house.clock),
            new CryptoEndpoint(lent, house.clock),
            new SignatureEndpoint(lent, house.clock));

    private Door.Answer post(String path, String request) {
        return door.mosip(HttpMethod.POST, "/v1/keymanager/" + path, request.replace('\'', '"'));
    }

    private JsonNode verified(String jws, String more) {
        return post("jwtVerify", "{'jwtSignatureData':'" + jws + "'" + more + "}")
                .response();
    }

    private String trust(String jws, String more) {
        return verified(jws, ",'validateTrust':true" + more).path("trustValid").asString();
    }

    @Test
    void what_mosip_requires_of_a_request_is_required() {
        assertThat(post("encrypt", "{" + NAME + ",'data':'YQ'}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("decrypt", "{" + NAME + ",'data':'YQ','timeStamp':'noon'}")
                        .errorCode())
                .isEqualTo("KER-KMS-005");
        assertThat(post("encrypt", "{'data':'YQ'" + TIMED + "}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("encrypt", "{" + NAME + TIMED + "}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("encrypt", "{" + NAME + TIMED + ",'data':'YQ','salt':'***'}")
                        .errorCode())
                .isEqualTo("KER-CRY-003");
        assertThat(post("generateCSR", "{'commonName':'Repo'}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("jwtSign", "{" + NAME + "}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("jwtVerify", "{" + NAME + "}").errorCode()).isEqualTo("KER-KMS-005");
    }

    @Test
    void a_partner_is_trusted_in_the_domain_that_certified_it_alone() {
        X509Certificate bank = keys.certified(HeldKeys.rsa(5), "Bank");
        HouseKeys.Pair pair = new HouseKeys.Pair("bank", HeldKeys.rsa(5).getPrivate(), bank);
        String signed = KeySigner.sign("{}".getBytes(StandardCharsets.UTF_8), pair, WHOLE);
        assertThat(trust(signed, ",'domain':'AUTH'")).isEqualTo("TRUST_CERT_PATH_NOT_VALID");
        partners.add(bank);
        assertThat(trust(signed, ",'domain':'AUTH'")).isEqualTo("TRUST_CERT_PATH_VALID");
        assertThat(trust(signed, ",'domain':'DEVICE'")).isEqualTo("TRUST_CERT_PATH_NOT_VALID");
        assertThat(trust(signed, "")).isEqualTo("TRUST_NOT_VERIFIED_NO_DOMAIN");
        assertThat(verified(signed, "").path("trustValid").asString()).isEqualTo("TRUST_NOT_VERIFIED");
        assertThat(verified(signed, "," + NAME).path("signatureValid").asBoolean())
                .as("the certificate it holds counts before a key that is named")
                .isTrue();
    }
}
