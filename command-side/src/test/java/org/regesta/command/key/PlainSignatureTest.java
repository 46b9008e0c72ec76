package org.regesta.command.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Signing texts the older way, judged by a library that is not ours. */
class PlainSignatureTest {

    private final House house = new House(Key.class);
    private final HeldKeys keys = new HeldKeys(house.clock);
    private final KeyRing ring = new KeyRing(keys, house.ledger, house, house.clock);
    private final Lent lent = new Lent(ring, (domain, certificate, now) -> false, house.clock);
    private final Door door = new Door(
            house,
            new KeyLifeEndpoint(new KeyDesk(keys, ring, house, house.clock), ring, house, house.clock),
            new SignatureEndpoint(lent, house.clock),
            new PlainSignatureEndpoint(lent, house.clock));

    private Door.Answer post(String path, String request) {
        return door.mosip(HttpMethod.POST, "/v1/keymanager/" + path, request.replace('\'', '"'));
    }

    /** A JWS of the letter a. */
    private String signed(String name) {
        return post("jwsSign", "{'dataToSign':'YQ'," + name + "}")
                .response()
                .path("jwtSignedData")
                .asString();
    }

    private Door.Answer validate(String signature, String data) {
        return post(
                "validate",
                "{'signature':'" + signature + "','data':'" + data + "','timestamp':'2026-11-22T10:00:00.000Z'}");
    }

    @Test
    void a_signature_that_brings_no_certificate_is_not_valid() {
        String signature = Base64URL.encode("{\"alg\":\"RS256\",\"x5c\":[\"\"]}") + ".YQ.AAAA";

        assertThat(validate(signature, "a").errorCode()).isEqualTo("KER-CSS-101");
    }

    @Test
    void a_text_signed_the_older_way_is_a_detached_jws_to_another_library() throws Exception {
        String signature = post("sign", "{'data':'Amina, née Diallo'}")
                .response()
                .path("signature")
                .asString();
        RSAPublicKey key =
                (RSAPublicKey) keys.pair("KERNEL", "SIGN").certificate().getPublicKey();
        JWSObject jws = JWSObject.parse(signature, new Payload(Base64URL.encode("Amina, née Diallo")));
        assertThat(jws.verify(new RSASSAVerifier(key))).isTrue();
        JsonNode answer = validate(signature, "Amina, née Diallo").response();
        assertThat(answer.path("status").asString()).isEqualTo("success");
        assertThat(answer.path("message").asString()).isEqualTo("Validation Successful");
        String kernel = "'applicationId':'KERNEL','referenceId':'SIGN'";
        post("generateMasterKey/CERTIFICATE", "{" + kernel + ",'force':true}").response();
        assertThat(validate(signature, "Amina, née Diallo")
                        .response()
                        .path("status")
                        .asString())
                .as("after the rotation")
                .isEqualTo("success");
    }

    @Test
    void a_text_changed_another_keys_signature_and_one_that_holds_its_own_text_do_not_validate() {
        String right =
                post("sign", "{'data':'Amina'}").response().path("signature").asString();
        assertThat(validate(right, "Bao").errorCode()).isEqualTo("KER-CSS-101");
        assertThat(validate(signed("'applicationId':'ID_REPO'"), "a").errorCode())
                .isEqualTo("KER-CSS-101");
        String own = signed("'applicationId':'KERNEL','referenceId':'SIGN','includePayload':true");
        assertThat(validate(own, "a").errorCode()).isEqualTo("KER-CSS-101");
        assertThat(validate("no..jws", "Amina").errorCode()).isEqualTo("KER-JWS-106");
        assertThat(post("sign", "{}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("validate", "{'signature':'a','data':'b'}").errorCode()).isEqualTo("KER-KMS-005");
        assertThat(post("validate", "{'signature':'a','data':'b','timestamp':'noon'}")
                        .errorCode())
                .isEqualTo("KER-KMS-005");
    }
}
