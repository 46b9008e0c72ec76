package org.regesta.testkit.partner;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/**
 * What a partner has in hand to ask.
 *
 * @param identity its own key and certificate
 * @param encryption the house's {@code IDA/PARTNER} certificate
 */
public record AuthPartner(
        Certified identity, X509Certificate encryption, String licence, String partnerId, String apiKey, Clock clock) {

    /**
     * A request ready to be sent: the path below the server's address, the body's bytes and the header {@code
     * signature}.
     */
    public record Prepared(String path, byte[] body, String signature) {}

    /** An OTP to be sent on channels {@code PHONE} and {@code EMAIL}. */
    public Prepared otp(String idType, String individualId, String transactionId, String... channels) {
        Map<String, Object> envelope = envelope("mosip.identity.otp", idType, individualId, transactionId);
        envelope.put("otpChannel", List.of(channels));
        return signed("otp", envelope);
    }

    public Prepared byOtp(String idType, String individualId, String transactionId, String otp) {
        return auth(idType, individualId, transactionId, Map.of("otp", otp));
    }

    /** @param demographics by MOSIP's names: texts, or lists of {@link #in} */
    public Prepared byDemographics(
            String idType, String individualId, String transactionId, Map<String, ?> demographics) {
        return auth(idType, individualId, transactionId, Map.of("demographics", demographics));
    }

    /** A value in a language. */
    public static Map<String, String> in(String language, String value) {
        return Map.of("language", language, "value", value);
    }

    /** @param factors the encrypted request's content but for its timestamp, which is now */
    public Prepared auth(String idType, String individualId, String transactionId, Map<String, ?> factors) {
        return asked("auth", "mosip.identity.auth", idType, individualId, transactionId, factors);
    }

    /** The same with the attributes that the policy allows in the answer. */
    public Prepared kyc(String idType, String individualId, String transactionId, Map<String, ?> factors) {
        return asked("kyc", "mosip.identity.kyc", idType, individualId, transactionId, factors);
    }

    /** For a token that gives attributes. */
    public Prepared kycAuth(String idType, String individualId, String transactionId, Map<String, ?> factors) {
        return asked("kyc-auth", "mosip.identity.kycauth", idType, individualId, transactionId, factors);
    }

    /** Attributes for a token. @param format {@code JWS} or {@code JWE} */
    public Prepared kycExchange(
            String idType,
            String individualId,
            String transactionId,
            String token,
            List<String> claims,
            String format) {
        Map<String, Object> envelope = envelope("mosip.identity.kycexchange", idType, individualId, transactionId);
        envelope.put("kycToken", token);
        envelope.put("consentObtained", claims);
        envelope.put("locales", List.of("eng"));
        envelope.put("respType", format);
        return signed("kyc-exchange", envelope);
    }

    private Prepared asked(
            String kind, String id, String idType, String individualId, String transactionId, Map<String, ?> factors) {
        Map<String, Object> request = new LinkedHashMap<>(factors);
        request.put("timestamp", MosipTime.text(clock.instant()));
        Map<String, Object> envelope = authEnvelope(idType, individualId, transactionId, bytes(request));
        envelope.put("id", id);
        return signed(kind, envelope);
    }

    /** The envelope of an authentication, to be changed before it is signed. */
    public Map<String, Object> authEnvelope(String idType, String individualId, String transactionId, byte[] request) {
        SessionEncryption session = new SessionEncryption(encryption);
        Map<String, Object> envelope = envelope("mosip.identity.auth", idType, individualId, transactionId);
        envelope.put("specVersion", "1.0");
        envelope.put("env", "Staging");
        envelope.put("domainUri", "https://example.org");
        envelope.put("consentObtained", true);
        envelope.put("thumbprint", session.thumbprint());
        envelope.put("request", session.encrypted(request));
        envelope.put("requestSessionKey", session.sessionKey());
        envelope.put("requestHMAC", session.hmac(request));
        return envelope;
    }

    /** Signs an envelope for {@code otp} or {@code auth}. */
    public Prepared signed(String kind, Map<String, ?> envelope) {
        return signed(kind, bytes(envelope));
    }

    /** Signs whatever bytes. */
    public Prepared signed(String kind, byte[] body) {
        String path = "/idauthentication/v1/" + kind + "/" + licence + "/" + partnerId + "/" + apiKey;
        return new Prepared(path, body, DetachedJws.sign(identity, body));
    }

    private Map<String, Object> envelope(String id, String idType, String individualId, String transactionId) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", id);
        envelope.put("version", "1.0");
        envelope.put("transactionID", transactionId);
        envelope.put("requestTime", MosipTime.text(clock.instant()));
        envelope.put("individualId", individualId);
        envelope.put("individualIdType", idType);
        return envelope;
    }

    private static byte[] bytes(Object json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "AuthPartner[" + partnerId + "]"; // keys stay out of logs
    }
}
