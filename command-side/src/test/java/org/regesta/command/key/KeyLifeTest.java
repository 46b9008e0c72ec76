package org.regesta.command.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.events.Book;
import org.regesta.events.key.KeyEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.ports.HouseKeys;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Keys of MOSIP's modules through their life, judged by libraries that are not ours. */
class KeyLifeTest {

    private static final String BASE = "/v1/keymanager/";
    private static final String TEXT = "Amina's letter";
    private static final String TIMED = ",'timeStamp':'2026-11-22T10:00:00.000Z'";

    private final House house = new House(Key.class);
    private final HeldKeys keys = new HeldKeys(house.clock);
    private final KeyRing ring = new KeyRing(keys, house.ledger, house, house.clock);
    private final Lent lent = new Lent(ring, (domain, certificate, now) -> false, house.clock);
    private final Door door = new Door(
            house,
            new KeyEndpoint(ring, house.clock),
            new KeyLifeEndpoint(new KeyDesk(keys, ring, house, house.clock), ring, house, house.clock),
            new CryptoEndpoint(lent, house.clock),
            new SignatureEndpoint(lent, house.clock));

    private Door.Answer post(String path, String request) {
        return door.mosip(HttpMethod.POST, BASE + path, request.replace('\'', '"'));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getUrlDecoder().decode(base64.asString());
    }

    private String encrypted(String name) {
        return post(
                        "encrypt",
                        "{" + name + ",'timeStamp':'2026-11-22T10:00:00.000Z','data':'"
                                + base64(TEXT.getBytes(StandardCharsets.UTF_8)) + "'}")
                .response()
                .path("data")
                .asString();
    }

    private Door.Answer decrypt(String name, String data) {
        return post("decrypt", "{" + name + TIMED + ",'data':'" + data + "'}");
    }

    private String opened(String name, String data) {
        return new String(bytes(decrypt(name, data).response().path("data")), StandardCharsets.UTF_8);
    }

    private List<String> life(String stream) {
        return house.ledger.stream(Book.REGISTRY, stream).stream()
                .map(recorded -> recorded.payload().getClass().getSimpleName())
                .toList();
    }

    private static final String MODULE = "'applicationId':'ID_REPO'";

    /** Bouncy Castle's own engines, step by step by MOSIP's description. */
    @Test
    void what_is_encrypted_has_mosips_shape_and_another_library_opens_it() throws Exception {
        byte[] sealed = Base64.getUrlDecoder().decode(encrypted(MODULE));
        assertThat(new String(sealed, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("VER_R2");
        HouseKeys.Pair pair = keys.pair("ID_REPO", "");
        byte[] thumbprint = java.security.MessageDigest.getInstance("SHA-256")
                .digest(pair.certificate().getEncoded());
        assertThat(Arrays.copyOfRange(sealed, 6, 38)).isEqualTo(thumbprint);
        assertThat(new String(sealed, 294, 14, StandardCharsets.US_ASCII)).isEqualTo("#KEY_SPLITTER#");
        var rsa = new OAEPEncoding(new RSAEngine(), new SHA256Digest(), new SHA256Digest(), null);
        var key = (java.security.interfaces.RSAPrivateKey) pair.privateKey();
        rsa.init(false, new RSAKeyParameters(true, key.getModulus(), key.getPrivateExponent()));
        byte[] session = rsa.processBlock(sealed, 38, 256);
        byte[] aad = Arrays.copyOfRange(sealed, 308, 340);
        var gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        gcm.init(false, new AEADParameters(new KeyParameter(session), 128, Arrays.copyOf(aad, 12), aad));
        byte[] text = new byte[gcm.getOutputSize(sealed.length - 340)];
        gcm.doFinal(text, gcm.processBytes(sealed, 340, sealed.length - 340, text, 0));
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void a_rotated_key_still_opens_what_was_encrypted_before_and_the_new_one_is_used_from_now_on() {
        String before = encrypted(MODULE);
        post("generateMasterKey/CERTIFICATE", "{" + MODULE + ",'force':true}").response();
        String after = encrypted(MODULE);
        assertThat(opened(MODULE, before)).isEqualTo(TEXT);
        assertThat(opened(MODULE, after)).isEqualTo(TEXT);
        assertThat(before.substring(0, 50)).isNotEqualTo(after.substring(0, 50));
        assertThat(life("key:ID_REPO.")).containsExactly("Generated", "Rotated", "Generated");
    }

    @Test
    void making_a_key_again_without_force_changes_nothing() {
        post("generateMasterKey/CERTIFICATE", "{" + MODULE + "}").response();
        post("generateMasterKey/CERTIFICATE", "{" + MODULE + "}").response();
        assertThat(life("key:ID_REPO.")).containsExactly("Generated");
    }

    @Test
    void a_revoked_key_opens_nothing_more_and_another_takes_its_place() {
        String before = encrypted(MODULE);
        door.mosip(HttpMethod.PUT, BASE + "revokeKey", ("{" + MODULE + "}").replace('\'', '"'))
                .response();
        assertThat(decrypt(MODULE, before).errorCode()).isEqualTo("KER-CRY-003");
        assertThat(opened(MODULE, encrypted(MODULE))).isEqualTo(TEXT);
        assertThat(life("key:ID_REPO.")).containsExactly("Generated", "Revoked", "Generated");
    }

    /** The power went between the record and the deed: whoever asks next finds the deed done. */
    @Test
    void a_key_whose_revocation_was_recorded_alone_is_revoked_when_it_is_next_asked_for() {
        String before = encrypted(MODULE);
        house.send(
                new org.regesta.command.key.api.KeyCommand.Revoke(
                        "ID_REPO", "", keys.pair("ID_REPO", "").keyId()),
                house.attribution("key-revoked"));
        assertThat(decrypt(MODULE, before).errorCode()).isEqualTo("KER-CRY-003");
    }

    @Test
    void a_key_whose_certificate_has_ended_is_replaced_when_it_is_next_asked_for() {
        encrypted(MODULE);
        house.clock.advance(Duration.ofDays(1_001));
        encrypted(MODULE);
        assertThat(life("key:ID_REPO.")).containsExactly("Generated", "Expired", "Generated");
    }

    @Test
    void what_was_changed_cut_or_not_for_the_key_is_not_opened() {
        byte[] sealed = Base64.getUrlDecoder().decode(encrypted(MODULE));
        for (int at : new int[] {10, 100, 295, 320, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            if (at != 10) { // the thumbprint is a hint, the key decides
                assertThat(decrypt(MODULE, base64(changed)).errorCode())
                        .as("byte " + at)
                        .isEqualTo("KER-CRY-003");
            }
        }
        assertThat(decrypt(MODULE, base64(Arrays.copyOf(sealed, 309))).errorCode())
                .isEqualTo("KER-CRY-003");
        assertThat(decrypt("'applicationId':'RESIDENT'", base64(sealed)).errorCode())
                .isEqualTo("KER-CRY-003");
        assertThat(decrypt(MODULE, "***").errorCode()).isEqualTo("KER-CRY-003");
    }

    @Test
    void the_callers_own_salt_and_associated_data_are_held_to() {
        String more = ",'salt':'" + base64(new byte[12]) + "','aad':'" + base64(new byte[] {1, 2, 3}) + "'";
        String data = post("encrypt", "{" + MODULE + TIMED + ",'data':'YQ'" + more + "}")
                .response()
                .path("data")
                .asString();
        assertThat(post("decrypt", "{" + MODULE + TIMED + ",'data':'" + data + "'" + more + "}")
                        .response()
                        .path("data")
                        .asString())
                .isEqualTo("YQ");
        assertThat(decrypt(MODULE, data).errorCode()).isEqualTo("KER-CRY-003");
    }

    @Test
    void what_the_house_signs_and_opens_with_itself_is_lent_to_nobody() {
        String partner = "'applicationId':'IDA','referenceId':'PARTNER'";
        String data = encrypted(partner);
        assertThat(decrypt(partner, data).errorCode()).isEqualTo("KER-CRY-012");
        assertThat(sign("jwtSign", "'applicationId':'IDA','referenceId':'SIGN'").errorCode())
                .isEqualTo("KER-JWS-108");
        assertThat(sign("jwtSign", "'applicationId':'ROOT'").errorCode()).isEqualTo("KER-JWS-108");
        house.ledger.append("machine:10001", new MachineEvent.Registered("10001", "m", "10002", "", "", Map.of()));
        String machine = "'applicationId':'REGISTRATION','referenceId':'10002_10001'";
        assertThat(decrypt(machine, encrypted(machine)).errorCode()).isEqualTo("KER-CRY-012");
    }

    private Door.Answer sign(String how, String more) {
        String data = base64("{\"name\":\"Amina\"}".getBytes(StandardCharsets.UTF_8));
        return post(how, "{'dataToSign':'" + data + "'," + more + "}");
    }

    private static String jws(Door.Answer answer) {
        return answer.response().path("jwtSignedData").asString();
    }

    private JsonNode verify(String request) {
        return post("jwtVerify", request).response();
    }

    @Test
    void a_jwt_is_one_to_another_library_and_detached_unless_asked_otherwise() throws Exception {
        String whole =
                jws(sign("jwtSign", MODULE + ",'referenceId':'SIGN','includePayload':true,'includeCertificate':true"));
        SignedJWT jwt = SignedJWT.parse(whole);
        RSAPublicKey own =
                (RSAPublicKey) keys.pair("ID_REPO", "SIGN").certificate().getPublicKey();
        assertThat(jwt.verify(new RSASSAVerifier(own))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getStringClaim("name")).isEqualTo("Amina");
        assertThat(jwt.getHeader().getX509CertChain()).hasSize(1);
        assertThat(jws(sign("jwtSign", MODULE + ",'referenceId':'SIGN'"))).contains("..");
        String unencoded = jws(sign("jwsSign", MODULE + ",'b64JWSHeaderParam':false"));
        JWSObject detached = JWSObject.parse(unencoded, new com.nimbusds.jose.Payload("{\"name\":\"Amina\"}"));
        RSAPublicKey other =
                (RSAPublicKey) keys.pair("ID_REPO", "").certificate().getPublicKey();
        assertThat(detached.verify(new RSASSAVerifier(other, java.util.Set.of("b64"))))
                .isTrue();
    }

    @Test
    void a_signature_of_before_the_rotation_still_checks_and_one_of_another_key_does_not() {
        String before = jws(sign("jwtSign", MODULE + ",'includePayload':true"));
        post("generateMasterKey/CERTIFICATE", "{" + MODULE + ",'force':true}").response();
        String after = jws(sign("jwtSign", MODULE + ",'includePayload':true"));
        for (String each : List.of(before, after)) {
            assertThat(verify("{'jwtSignatureData':'" + each + "'," + MODULE + "}")
                            .path("signatureValid")
                            .asBoolean())
                    .isTrue();
        }
        JsonNode other = verify("{'jwtSignatureData':'" + before + "','applicationId':'RESIDENT'}");
        assertThat(other.path("signatureValid").asBoolean()).isFalse();
        assertThat(other.path("message").asString()).isEqualTo("Validation Failed");
    }

    @Test
    void a_detached_signature_checks_with_its_data_alone() {
        String detached = jws(sign("jwtSign", MODULE));
        String right = base64("{\"name\":\"Amina\"}".getBytes(StandardCharsets.UTF_8));
        String wrong = base64("{\"name\":\"Bao\"}".getBytes(StandardCharsets.UTF_8));
        String request = "{'jwtSignatureData':'" + detached + "'," + MODULE + ",'actualData':'";
        assertThat(verify(request + right + "'}").path("signatureValid").asBoolean())
                .isTrue();
        assertThat(verify(request + wrong + "'}").path("signatureValid").asBoolean())
                .isFalse();
        assertThat(post("jwtVerify", "{'jwtSignatureData':'no.jws'}").errorCode())
                .isEqualTo("KER-JWS-106");
    }

    private String trust(String jws) {
        JsonNode answer = verify("{'jwtSignatureData':'" + jws + "','validateTrust':true,'domain':'AUTH'}");
        assertThat(answer.path("signatureValid").asBoolean()).isTrue();
        return answer.path("trustValid").asString();
    }

    @Test
    void a_certificate_that_ended_or_was_revoked_is_trusted_no_more() {
        String wish = ",'referenceId':'SIGN','includePayload':true,'includeCertificate':true";
        String one = jws(sign("jwtSign", MODULE + wish));
        String other = jws(sign("jwtSign", "'applicationId':'RESIDENT'" + wish));
        assertThat(trust(one)).isEqualTo("TRUST_CERT_PATH_VALID");
        door.mosip(HttpMethod.PUT, BASE + "revokeKey", ("{" + MODULE + ",'referenceId':'SIGN'}").replace('\'', '"'))
                .response();
        assertThat(trust(one)).as("revoked").isEqualTo("TRUST_CERT_PATH_NOT_VALID");
        assertThat(trust(jws(sign("jwtSign", MODULE + wish))))
                .as("its successor")
                .isEqualTo("TRUST_CERT_PATH_VALID");
        assertThat(trust(other)).as("another's").isEqualTo("TRUST_CERT_PATH_VALID");
        house.clock.advance(Duration.ofDays(1_001));
        assertThat(post("jwtVerify", "{'jwtSignatureData':'" + other + "'}").errorCode())
                .as("ended")
                .isEqualTo("KER-JWS-107");
    }

    @Test
    void what_is_not_json_is_signed_as_jws_alone() {
        assertThat(post("jwtSign", "{'dataToSign':'YQ'," + MODULE + "}").errorCode())
                .isEqualTo("KER-JWS-103");
        assertThat(post("jwsSign", "{'dataToSign':'YQ'," + MODULE + ",'validateJson':true}")
                        .errorCode())
                .isEqualTo("KER-JWS-103");
        assertThat(jws(post("jwsSign", "{'dataToSign':'YQ'," + MODULE + "}"))).contains("..");
    }

    @Test
    void a_request_for_certification_proves_its_key_and_its_certificate_is_taken() throws Exception {
        String pem = post("generateCSR", "{" + MODULE + ",'commonName':'Repo','country':'KE'}")
                .response()
                .path("certSignRequest")
                .asString();
        PKCS10CertificationRequest request =
                (PKCS10CertificationRequest) new PEMParser(new StringReader(pem)).readObject();
        assertThat(request.getSubject().toString()).isEqualTo("C=KE,CN=Repo");
        assertThat(request.isSignatureValid(
                        new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())))
                .isTrue();
        String before = encrypted(MODULE);
        String certificate = KeyRing.pem(keys.certified(HeldKeys.rsa(0), "Authority"));
        upload("uploadCertificate", MODULE, certificate).response();
        assertThat(door.get(BASE + "getCertificate?applicationId=ID_REPO")
                        .response()
                        .path("certificate")
                        .asString())
                .isEqualTo(certificate);
        assertThat(opened(MODULE, before)).isEqualTo(TEXT);
        assertThat(life("key:ID_REPO.")).containsExactly("Generated", "Certified");
        assertThat(upload("uploadCertificate", MODULE, KeyRing.pem(keys.certified(HeldKeys.rsa(5), "Stranger")))
                        .errorCode())
                .isEqualTo("KER-KMS-014");
    }

    private Door.Answer upload(String how, String name, String pem) {
        return post(how, "{" + name + ",'certificateData':'" + pem.replace("\n", "\\n") + "'}");
    }

    @Test
    void anothers_certificate_is_kept_to_encrypt_for_them_and_nothing_else() throws Exception {
        String name = "'applicationId':'PMS','referenceId':'bank-7'";
        assertThat(decrypt(name, "YQ").errorCode()).isEqualTo("KER-KMS-010");
        upload("uploadOtherDomainCertificate", name, KeyRing.pem(keys.certified(HeldKeys.rsa(5), "Bank")))
                .response();
        byte[] sealed = Base64.getUrlDecoder().decode(encrypted(name));
        HouseKeys.Pair bank =
                new HouseKeys.Pair("bank", HeldKeys.rsa(5).getPrivate(), keys.certified(HeldKeys.rsa(5), "Bank"));
        var none = new KeyCipher.Extras(java.util.Optional.empty(), java.util.Optional.empty());
        assertThat(new String(KeyCipher.decrypt(sealed, List.of(bank), none), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
        assertThat(decrypt(name, base64(sealed)).errorCode()).isEqualTo("KER-KMS-018");
        assertThat(sign("jwtSign", name).errorCode()).isEqualTo("KER-KMS-020");
        assertThat(post("generateCSR", "{" + name + "}").errorCode()).isEqualTo("KER-KMS-022");
        assertThat(post("generateMasterKey/certificate", "{" + name + "}").errorCode())
                .isEqualTo("KER-KMS-016");
        assertThat(door.mosip(HttpMethod.PUT, BASE + "revokeKey", ("{" + name + "}").replace('\'', '"'))
                        .errorCode())
                .isEqualTo("KER-KMS-021");
        assertThat(upload("uploadCertificate", name, KeyRing.pem(keys.certified(HeldKeys.rsa(5), "Bank")))
                        .errorCode())
                .isEqualTo("KER-KMS-015");
        assertThat(upload("uploadOtherDomainCertificate", MODULE, KeyRing.pem(keys.certified(HeldKeys.rsa(5), "Bank")))
                        .errorCode())
                .isEqualTo("KER-KMS-015");
        assertThat(upload("uploadOtherDomainCertificate", name, "nothing").errorCode())
                .isEqualTo("KER-KMS-013");
    }

    @Test
    void no_private_key_stands_in_an_event() {
        encrypted(MODULE);
        post("generateMasterKey/CSR", "{" + MODULE + ",'force':true}").response();
        String all = house.ledger.all(Book.REGISTRY).toString();
        assertThat(all).contains("BEGIN CERTIFICATE").doesNotContain("PRIVATE");
        assertThat(house.ledger.stream(Book.REGISTRY, "key:ID_REPO.").getFirst().payload())
                .isInstanceOf(KeyEvent.Generated.class);
    }
}
