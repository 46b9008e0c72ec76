package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.Json;

/** Tokens that this house did not sign, or that say how they are to be believed. Each by what it tries. */
final class ForgedTokens {

    private final HouseKeys.Pair house;
    private final String claims;
    private final Map<String, String> all = new LinkedHashMap<>();

    /** @param claims those of a token that would be let in, as JSON */
    private ForgedTokens(HouseKeys.Pair house, String claims) {
        this.house = house;
        this.claims = claims;
    }

    static Map<String, String> of(HouseKeys.Pair house, String claims) throws Exception {
        ForgedTokens forged = new ForgedTokens(house, claims);
        forged.withoutSignature();
        forged.byOtherAlgorithms();
        forged.byOtherKeys();
        forged.bySayingWhichKey();
        forged.withCriticalHeaders();
        forged.withOtherSignatures();
        forged.inOtherParts();
        forged.withOtherPayloads();
        return forged.all;
    }

    /** @param more further fields, each after a comma */
    private String header(String algorithm, String more) {
        return "{\"alg\":\"%s\",\"kid\":%s%s}".formatted(algorithm, Json.write(house.keyId()), more);
    }

    private Jws ours() {
        return signedByUs(header("ES256", ""), claims);
    }

    private Jws signedByUs(String header, String payload) {
        return Jws.unsigned(header, payload).es256(house.privateKey());
    }

    private void withoutSignature() {
        for (String none : new String[] {"none", "None", "NONE", "nOnE", "", "null"}) {
            all.put(
                    "algorithm '" + none + "'",
                    Jws.unsigned(header(none, ""), claims).text());
        }
        Jws ours = ours();
        all.put(
                "algorithm none, signature left",
                ours.withHeader(header("none", "")).text());
        all.put(
                "no algorithm",
                ours.withHeader("{\"kid\":" + Json.write(house.keyId()) + "}").text());
        all.put("algorithm null", ours.withHeader("{\"alg\":null}").text());
        all.put("algorithm a list", ours.withHeader("{\"alg\":[\"ES256\"]}").text());
        all.put("signature stripped", ours.header() + "." + ours.payload() + ".");
        all.put("signature and its dot stripped", ours.header() + "." + ours.payload());
    }

    private void byOtherAlgorithms() throws Exception {
        PublicKey key = house.certificate().getPublicKey();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(UTF_8);
        Map<String, byte[]> published = Map.of(
                "DER", key.getEncoded(),
                "PEM", pem,
                "x", ((ECPublicKey) key).getW().getAffineX().toByteArray(),
                "JWK", jwk(key).getBytes(UTF_8),
                "certificate", house.certificate().getEncoded());
        published.forEach((form, bytes) -> all.put(
                "HS256 under our public key as " + form,
                Jws.unsigned(header("HS256", ""), claims)
                        .mac("HmacSHA256", new SecretKeySpec(bytes, "HmacSHA256"))
                        .text()));
        for (String size : new String[] {"384", "512"}) {
            all.put(
                    "HS" + size + " under our public key",
                    Jws.unsigned(header("HS" + size, ""), claims)
                            .mac("HmacSHA" + size, new SecretKeySpec(key.getEncoded(), "HmacSHA" + size))
                            .text());
        }
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        all.put(
                "RS256",
                Jws.unsigned(header("RS256", ""), claims)
                        .signed("SHA256withRSA", rsa.getPrivate())
                        .text());
        KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        all.put(
                "EdDSA",
                Jws.unsigned(header("EdDSA", ""), claims)
                        .signed("Ed25519", ed.getPrivate())
                        .text());
        all.put("ES384", byCurve("secp384r1", "ES384", "SHA384withECDSAinP1363Format"));
        all.put("ES512", byCurve("secp521r1", "ES512", "SHA512withECDSAinP1363Format"));
        all.put(
                "our key, but said to be RS256",
                signedByUs(header("RS256", ""), claims).text());
        all.put(
                "our key, but said to be ES384",
                signedByUs(header("ES384", ""), claims).text());
    }

    private String byCurve(String curve, String name, String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return Jws.unsigned(header(name, ""), claims)
                .signed(algorithm, generator.generateKeyPair().getPrivate())
                .text();
    }

    private static String jwk(PublicKey key) {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) key).build().toJSONString();
    }

    private void byOtherKeys() throws Exception {
        KeyPair stranger = TestKeys.ecPair();
        all.put("another key under our key's name", byStranger(stranger, header("ES256", "")));
        all.put("another key without a name", byStranger(stranger, "{\"alg\":\"ES256\"}"));
        all.put("another house's key", byStranger(stranger, "{\"alg\":\"ES256\",\"kid\":\"REGESTA/TOKEN#9\"}"));
        byte[] nothing = {0};
        for (String kid : new String[] {
            "../../../../dev/null",
            "/proc/sys/kernel/randomize_va_space",
            "' UNION SELECT 'AA' -- ",
            "key|id",
            "\0",
            "*"
        }) {
            String header = "{\"alg\":\"HS256\",\"kid\":" + Json.write(kid) + "}";
            all.put(
                    "a key called " + Json.write(kid),
                    Jws.unsigned(header, claims)
                            .mac("HmacSHA256", new SecretKeySpec(nothing, "HmacSHA256"))
                            .text());
        }
        all.put("a list of keys' names", byStranger(stranger, "{\"alg\":\"ES256\",\"kid\":[\"a\",\"b\"]}"));
    }

    private String byStranger(KeyPair stranger, String header) {
        return Jws.unsigned(header, claims).es256(stranger.getPrivate()).text();
    }

    private void bySayingWhichKey() throws Exception {
        KeyPair stranger = TestKeys.ecPair();
        String jwk = jwk(stranger.getPublic());
        String certificate = Base64.getEncoder()
                .encodeToString(new TestKeys().pair("A", "B").certificate().getEncoded());
        Map<String, String> told = new LinkedHashMap<>();
        told.put("jwk", jwk);
        told.put("jku", "\"http://127.0.0.1:9/keys\"");
        told.put("x5u", "\"http://127.0.0.1:9/certificate\"");
        told.put("x5c", "[\"" + certificate + "\"]");
        told.put("x5t", "\"" + Jws.encoded(new byte[20]) + "\"");
        told.put("x5t#S256", "\"" + Jws.encoded(new byte[32]) + "\"");
        told.forEach((name, value) -> {
            String more = ",\"" + name + "\":" + value;
            all.put("its own key as " + name, byStranger(stranger, header("ES256", more)));
            all.put(
                    "its own key as " + name + " and no other",
                    byStranger(stranger, "{\"alg\":\"ES256\"" + more + "}"));
        });
    }

    /** Even under our own signature: what must be understood, and is not, is refused. */
    private void withCriticalHeaders() {
        all.put(
                "a critical header",
                signedByUs(header("ES256", ",\"crit\":[\"exp\"],\"exp\":1"), claims)
                        .text());
        all.put(
                "an unencoded payload",
                signedByUs(header("ES256", ",\"crit\":[\"b64\"],\"b64\":false"), claims)
                        .text());
        all.put(
                "a nested kind",
                signedByUs(header("ES256", ",\"typ\":\"JOSE+JSON\""), claims).text());
        all.put(
                "another kind",
                signedByUs(header("ES256", ",\"typ\":\"secevent+jwt\""), claims).text());
    }

    private void withOtherSignatures() {
        Jws ours = ours();
        all.put("the signature of nothing (r = s = 0)", ours.with(new byte[64]).text());
        all.put("one bit of the signature", ours.flipped().text());
        all.put("half of the signature", ours.cut(32).text());
        all.put("the signature and a zero", ours.cut(65).text());
        all.put("the signature twice", ours.text() + ours.signature());
        all.put("the signature of another token", new Jws(ours.header(), ours.payload(), other().signature()).text());
        all.put(
                "the signature in DER",
                Jws.unsigned(header("ES256", ""), claims)
                        .signed("SHA256withECDSA", house.privateKey())
                        .text());
        all.put(
                "another payload",
                ours.withPayload(claims.replace("}", ",\"extra\":1}")).text());
        all.put(
                "another header",
                ours.withHeader(header("ES256", ",\"typ\":\"JWT\"")).text());
    }

    private Jws other() {
        return signedByUs(header("ES256", ""), "{}");
    }

    private void inOtherParts() {
        Jws ours = ours();
        all.put("two dots", "..");
        all.put("no header", "." + ours.payload() + "." + ours.signature());
        all.put("no payload", ours.header() + ".." + ours.signature());
        all.put("the header alone", ours.header());
        all.put("four parts", ours.text() + "." + ours.signature());
        all.put("a dot more", ours.text() + ".");
        all.put("five parts, as of a JWE", ours.text() + ".AAAA.AAAA");
        all.put("parts in another order", ours.payload() + "." + ours.header() + "." + ours.signature());
        all.put("not base64", "~~~.~~~.~~~");
        all.put("one letter", "a");
        all.put("only padding", "a==");
        all.put("long", "a".repeat(6_000));
        all.put("two tokens", ours.text() + " " + ours.text());
        all.put("a comma between two tokens", ours.text() + "," + ours.text());
    }

    private void withOtherPayloads() {
        Map<String, String> payloads = new LinkedHashMap<>();
        payloads.put("a list", "[" + claims + "]");
        payloads.put("a text", Json.write(claims));
        payloads.put("null", "null");
        payloads.put("nothing", "");
        payloads.put("no JSON", claims.substring(1));
        payloads.put("an empty object", "{}");
        payloads.put("a time as text", claims.replaceFirst("\"exp\":(\\d+)", "\"exp\":\"$1\""));
        payloads.put("a time that is none", claims.replaceFirst("\"exp\":\\d+", "\"exp\":\"never\""));
        payloads.put("a time as a list", claims.replaceFirst("\"exp\":(\\d+)", "\"exp\":[$1]"));
        payloads.put("a time before all", claims.replaceFirst("\"exp\":\\d+", "\"exp\":-1"));
        payloads.put("a time beyond all", claims.replaceFirst("\"exp\":\\d+", "\"exp\":1e300"));
        payloads.put("a holder that is a list", claims.replaceFirst("\"sub\":\"([^\"]+)\"", "\"sub\":[\"$1\"]"));
        payloads.put("a claim twice", claims.replaceFirst("\\{", "{\"sub\":\"nobody\","));
        payloads.forEach((what, payload) -> all.put(
                "a payload that is or has " + what,
                signedByUs(header("ES256", ""), payload).text()));
    }
}
