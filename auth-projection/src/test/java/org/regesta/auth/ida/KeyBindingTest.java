package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Digits;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** A wallet's key is bound to a person who is there; from then on what it signs is a factor. */
class KeyBindingTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "keybinding"}, {"authType": "otp"},
               {"authType": "otp-request"}, {"authType": "kycauth"}, {"authType": "kbt", "authSubType": "WLA"}],
             "allowedKycAttributes": [], "authTokenType": "partner"}""";

    private final World world = new World();
    private final AuthPartner wallet = world.partner("wallet", World.key("bank"), POLICY);
    private final Someone amina = world.amina();
    private final ECKey key = key();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_bound_key_is_certified_without_a_name_and_signs_who_holds_it_in() {
        X509Certificate certificate = bound(amina, key);
        assertThat(certificate.getSubjectX500Principal().getName()).matches("CN=[0-9a-f]{64}");
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(world.clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(AuthLimit.KEY_BINDING.within()));
        assertThat(byToken(amina.uin(), token(certificate, amina.uin(), "ida-binding", now())))
                .isEmpty();
        assertThat(byToken(amina.vid(), token(certificate, amina.vid(), "ida-binding", now())))
                .isEmpty();
    }

    @Test
    void a_token_of_another_person_audience_time_or_key_says_nothing() {
        X509Certificate certificate = bound(amina, key);
        Someone bao = world.amina();
        assertThat(byToken(amina.uin(), token(certificate, bao.uin(), "ida-binding", now())))
                .containsExactly("IDA-KBT-003");
        assertThat(byToken(bao.uin(), token(certificate, bao.uin(), "ida-binding", now())))
                .containsExactly("IDA-MPA-034");
        bound(bao, key());
        assertThat(byToken(bao.uin(), token(certificate, bao.uin(), "ida-binding", now())))
                .containsExactly("IDA-KBT-001");
        assertThat(byToken(amina.uin(), token(certificate, amina.uin(), "elsewhere", now())))
                .containsExactly("IDA-KBT-003");
        assertThat(byToken(
                        amina.uin(),
                        token(certificate, amina.uin(), "ida-binding", now().minus(Duration.ofSeconds(61)))))
                .containsExactly("IDA-KBT-002");
        assertThat(byToken(
                        amina.uin(),
                        token(certificate, amina.uin(), "ida-binding", now().plus(Duration.ofSeconds(31)))))
                .containsExactly("IDA-KBT-002");
        ECKey stolen = key();
        assertThat(byToken(amina.uin(), signed(stolen, header(certificate), claims(amina.uin(), "ida-binding", now()))))
                .containsExactly("IDA-KBT-003");
        assertThat(byToken(amina.uin(), "not a token")).containsExactly("IDA-KBT-003");
    }

    @Test
    void what_a_key_signed_is_believed_once_however_it_is_sent_and_however_many_send_it_at_once() throws Exception {
        X509Certificate certificate = bound(amina, key);
        String once = token(certificate, amina.uin(), "ida-binding", now());
        assertThat(byToken(amina.uin(), once)).isEmpty();
        assertThat(byToken(amina.uin(), once)).containsExactly("IDA-KBT-003");
        String signedAnew =
                signed(key, header(certificate), SignedJWT.parse(once).getJWTClaimsSet());
        assertThat(byToken(amina.uin(), signedAnew)).containsExactly("IDA-KBT-003");
        String raced = token(certificate, amina.uin(), "ida-binding", now().plusSeconds(1));
        List<Prepared> requests = IntStream.range(0, 20)
                .mapToObj(each -> withToken(amina.uin(), String.format("12345678%02d", each), raced))
                .toList();
        assertThat(requests.parallelStream().map(this::ask).filter(Answer::yes)).hasSize(1);
    }

    private Map<String, Object> with(String token, Map<String, ?> more) {
        Map<String, Object> factors = new HashMap<>(more);
        factors.put("keyBindedTokens", List.of(Map.of("type", "WLA", "format", "jwt", "token", token)));
        return factors;
    }

    private Answer both(String token, Map<String, ?> more) {
        world.clock.advance(Duration.ofSeconds(1)); // the next token says another second
        return ask(wallet.auth("UIN", amina.uin(), TRANSACTION, with(token, more)));
    }

    private static Map<String, ?> born(String day) {
        return Map.of("demographics", Map.of("dob", day));
    }

    @Test
    void a_token_with_another_factor_is_a_yes_only_if_both_are_right() {
        X509Certificate certificate = bound(amina, key);
        assertThat(both(token(certificate, amina.uin(), "ida-binding", now()), born("1990/07/08"))
                        .yes())
                .isTrue();
        assertThat(both(token(certificate, amina.uin(), "ida-binding", now()), born("1990/07/09"))
                        .errors())
                .containsExactly("IDA-DEA-001");
        assertThat(both(token(certificate, amina.uin(), "elsewhere", now()), born("1990/07/08"))
                        .errors())
                .containsExactly("IDA-KBT-003");
        world.clock.advance(AuthLimit.KEY_BINDING.within().plusSeconds(1));
        assertThat(both(token(certificate, amina.uin(), "ida-binding", now()), born("1990/07/08"))
                        .errors())
                .containsExactly("IDA-MPA-034");
    }

    @Test
    void with_an_otp_too_the_otp_comes_first_and_a_token_behind_a_wrong_one_is_not_used_up() {
        X509Certificate certificate = bound(amina, key);
        assertThat(ask(wallet.otp("UIN", amina.uin(), TRANSACTION, "PHONE")).errors())
                .isEmpty();
        Matcher sent = Pattern.compile("is ([0-9]{6}) ")
                .matcher(world.sender.lastTo("9876543210").orElseThrow().text());
        assertThat(sent.find()).isTrue();
        String otp = sent.group(1);
        String wrong = otp.equals("111111") ? "222222" : "111111";
        String token = token(certificate, amina.uin(), "ida-binding", now());
        assertThat(both(token, Map.of("otp", wrong)).errors()).containsExactly("IDA-OTA-004");
        assertThat(both(token, Map.of("otp", otp)).errors()).isEmpty();
        assertThat(both(token(certificate, amina.uin(), "ida-binding", now()), Map.of("otp", otp))
                        .errors())
                .containsExactly("IDA-OTA-012");
    }

    @Test
    void in_kyc_auth_too_and_no_token_for_attributes_is_given_for_one_right_of_two() {
        X509Certificate certificate = bound(amina, key);
        Someone bao = world.amina();
        String hers = token(certificate, amina.uin(), "ida-binding", now());
        Answer theirs = ask(wallet.kycAuth("UIN", bao.uin(), TRANSACTION, with(hers, born("1990/07/08"))));
        assertThat(theirs.errors()).containsExactly("IDA-MPA-034");
        assertThat(theirs.json().path("response").path("kycToken").asString("")).isEmpty();
        world.clock.advance(Duration.ofMillis(2));
        Answer own = ask(wallet.kycAuth("UIN", amina.uin(), TRANSACTION, with(hers, born("1990/07/08"))));
        assertThat(own.json().path("response").path("kycToken").asString("")).isNotEmpty();
        world.clock.advance(Duration.ofMillis(2));
        Answer again = ask(wallet.kycAuth("UIN", amina.uin(), TRANSACTION, with(hers, born("1990/07/08"))));
        assertThat(again.errors()).containsExactly("IDA-KBT-003");
    }

    @Test
    void after_a_new_key_was_bound_each_signs_under_its_own_certificate_alone() {
        X509Certificate old = bound(amina, key);
        ECKey newer = key();
        X509Certificate anew = bound(amina, newer);
        JWTClaimsSet claims = claims(amina.uin(), "ida-binding", now());
        assertThat(byToken(amina.uin(), signed(newer, header(old), claims))).containsExactly("IDA-KBT-003");
        assertThat(byToken(amina.uin(), signed(key, header(anew), claims))).containsExactly("IDA-KBT-003");
        assertThat(byToken(amina.uin(), signed(newer, header(anew), claims))).isEmpty();
        assertThat(byToken(amina.uin(), token(old, amina.uin(), "ida-binding", now())))
                .isEmpty();
    }

    @Test
    void a_token_authenticated_with_the_certificate_as_a_shared_secret_is_none() throws Exception {
        X509Certificate certificate = bound(amina, key);
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .x509CertSHA256Thumbprint(thumbprint(certificate))
                        .build(),
                claims(amina.uin(), "ida-binding", now()));
        confused.sign(new MACSigner(certificate.getPublicKey().getEncoded()));
        assertThat(byToken(amina.uin(), confused.serialize())).containsExactly("IDA-KBT-003");
    }

    @Test
    void a_key_is_one_persons_and_no_longer_than_its_certificate() {
        X509Certificate certificate = bound(amina, key);
        Someone bao = world.amina();
        assertThat(ask(bind(wallet, bao, key)).errors()).containsExactly("IDA-IKB-003");
        world.clock.advance(AuthLimit.KEY_BINDING.within().plusSeconds(1));
        assertThat(byToken(amina.uin(), token(certificate, amina.uin(), "ida-binding", now())))
                .containsExactly("IDA-MPA-034");
    }

    @Test
    void a_virtual_id_of_so_many_uses_binds_no_key_and_is_not_used_by_the_attempt() {
        String twice = Digits.withCheck("4" + "27".repeat(7));
        world.vid(amina.subject(), twice, "Temporary", Optional.empty());
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(ask(bind("VID", twice)).errors()).containsExactly("IDA-IKB-001");
        }
        assertThat(ask(bind("VID", amina.vid())).errors()).isEmpty();
        assertThat(ask(wallet.byDemographics("VID", twice, TRANSACTION, Map.of("dob", "1990/07/08")))
                        .yes())
                .isTrue();
    }

    private Prepared bind(String type, String number) {
        Map<String, Object> envelope = envelope(wallet, amina, key);
        envelope.put("individualIdType", type);
        envelope.put("individualId", number);
        return wallet.signed("identity-key-binding", envelope);
    }

    @Test
    void who_may_not_bind_keys_and_what_is_no_key_is_refused() {
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        assertThat(ask(bind(shop, amina, key)).errors()).containsExactly("IDA-MPA-033");
        Map<String, Object> envelope = envelope(wallet, amina, key);
        envelope.put(
                "identityKeyBinding",
                Map.of("publicKeyJWK", Map.of("kty", "oct", "k", "AAAA"), "authFactorType", "WLA"));
        assertThat(ask(wallet.signed("identity-key-binding", envelope)).errors())
                .containsExactly("IDA-IKB-002");
        Map<String, Object> wrong = envelope(wallet, amina, key);
        wrong.remove("identityKeyBinding");
        assertThat(ask(wallet.signed("identity-key-binding", wrong)).errors()).containsExactly("IDA-MLC-009");
    }

    private X509Certificate bound(Someone who, ECKey theirs) {
        Answer answer = ask(bind(wallet, who, theirs));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.json().path("response").path("bindingAuthStatus").asBoolean())
                .isTrue();
        return X509CertUtils.parse(
                answer.json().path("response").path("identityCertificate").asString());
    }

    private Prepared bind(AuthPartner by, Someone who, ECKey theirs) {
        return by.signed("identity-key-binding", envelope(by, who, theirs));
    }

    private Map<String, Object> envelope(AuthPartner by, Someone who, ECKey theirs) {
        world.clock.advance(Duration.ofMillis(2));
        byte[] request = Json.write(
                        Map.of("demographics", Map.of("dob", "1990/07/08"), "timestamp", MosipTime.text(now())))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Object> envelope = by.authEnvelope("UIN", who.uin(), TRANSACTION, request);
        envelope.put("id", "mosip.identity.keybinding");
        envelope.put(
                "identityKeyBinding",
                Map.of("publicKeyJWK", theirs.toPublicJWK().toJSONObject(), "authFactorType", "WLA"));
        return envelope;
    }

    private List<String> byToken(String number, String token) {
        world.clock.advance(Duration.ofMillis(2));
        return ask(withToken(number, TRANSACTION, token)).errors();
    }

    private Prepared withToken(String number, String transaction, String token) {
        Map<String, ?> factors =
                Map.of("keyBindedTokens", List.of(Map.of("type", "WLA", "format", "jwt", "token", token)));
        return wallet.auth(number.length() > 12 ? "VID" : "UIN", number, transaction, factors);
    }

    private String token(X509Certificate certificate, String number, String audience, Instant issued) {
        return signed(key, header(certificate), claims(number, audience, issued));
    }

    private static JWSHeader header(X509Certificate certificate) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .x509CertSHA256Thumbprint(thumbprint(certificate))
                .build();
    }

    private static Base64URL thumbprint(X509Certificate certificate) {
        return Base64URL.encode(org.regesta.auth.wire.Signatures.thumbprint(certificate));
    }

    private static JWTClaimsSet claims(String number, String audience, Instant issued) {
        return new JWTClaimsSet.Builder()
                .subject(number)
                .audience(audience)
                .issuer("wallet")
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(300)))
                .build();
    }

    private static String signed(ECKey by, JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(by));
            return jwt.serialize();
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Instant now() {
        return world.clock.instant();
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
