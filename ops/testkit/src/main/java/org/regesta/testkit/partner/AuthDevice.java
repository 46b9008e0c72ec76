package org.regesta.testkit.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/**
 * A device that takes fingers as MOSIP's SBI describes it: each sample sealed for the house, signed by the provider,
 * identified by the chip, chained to the one before.
 *
 * @param provider whose key signs samples
 * @param chip whose key signs what the device is
 * @param encryption the house's {@code IDA/IDA-FIR} certificate
 */
public record AuthDevice(Certified provider, Certified chip, X509Certificate encryption, Clock clock) {

    /** What was taken: {@code Finger}, {@code Right IndexFinger} and the ISO record's bytes. */
    public record Taken(String type, String subtype, byte[] iso) {}

    /** The {@code biometrics} of a request. */
    public List<Map<String, Object>> biometrics(String transactionId, Taken... taken) {
        return biometrics(transactionId, UnaryOperator.identity(), taken);
    }

    /** @param changed what becomes of each sample's signed content before it is signed */
    public List<Map<String, Object>> biometrics(
            String transactionId, UnaryOperator<Map<String, Object>> changed, Taken... taken) {
        List<Map<String, Object>> biometrics = new ArrayList<>();
        byte[] previous = sha256(new byte[0]);
        for (Taken one : taken) {
            previous = sha256(joined(previous, sha256(one.iso())));
            biometrics.add(sample(transactionId, changed, one, previous));
        }
        return biometrics;
    }

    /** What the device's chip says the device is, now: it takes samples of that type. */
    public String digitalId(String type) {
        return digitalId(MosipTime.text(clock.instant()), type);
    }

    private Map<String, Object> sample(
            String transactionId, UnaryOperator<Map<String, Object>> changed, Taken one, byte[] hash) {
        String now = MosipTime.text(clock.instant());
        SessionEncryption session = new SessionEncryption(encryption);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("digitalId", digitalId(now, one.type()));
        data.put("bioType", one.type());
        data.put("bioSubType", one.subtype());
        data.put("bioValue", session.sampled(one.iso(), now, transactionId));
        data.put("deviceCode", "device-1");
        data.put("deviceServiceVersion", "1.0");
        data.put("transactionId", transactionId);
        data.put("timestamp", now);
        data.put("purpose", "Auth");
        data.put("env", "Staging");
        data.put("version", "1.0");
        data.put("domainUri", "https://example.org");
        data.put("requestedScore", 60);
        data.put("qualityScore", 80);
        Map<String, Object> biometric = new LinkedHashMap<>();
        biometric.put("data", signed(provider, changed.apply(data)));
        biometric.put("hash", HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT));
        biometric.put("sessionKey", session.sessionKey());
        biometric.put("specVersion", "1.0");
        biometric.put("thumbprint", session.thumbprint());
        return biometric;
    }

    private String digitalId(String now, String type) {
        return signed(
                chip,
                Map.of(
                        "serialNo", "78467171",
                        "make", "Sensors",
                        "model", "S1",
                        "type", type,
                        "deviceSubType", "Single",
                        "deviceProvider", "Devices Ltd",
                        "deviceProviderId", "571203",
                        "dateTime", now));
    }

    private static String signed(Certified signer, Map<String, Object> content) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .x509CertChain(List.of(Base64.encode(signer.certificate().getEncoded())))
                    .build();
            JWSObject jws =
                    new JWSObject(header, new Payload(Json.write(content).getBytes(StandardCharsets.UTF_8)));
            jws.sign(new RSASSASigner(signer.key()));
            return jws.serialize();
        } catch (JOSEException | CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyPlatformCan) {
            throw new IllegalStateException(everyPlatformCan);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = new byte[one.length + other.length];
        System.arraycopy(one, 0, joined, 0, one.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    @Override
    public String toString() {
        return "AuthDevice"; // keys stay out of logs
    }
}
