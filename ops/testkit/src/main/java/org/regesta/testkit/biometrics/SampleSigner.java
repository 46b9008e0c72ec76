package org.regesta.testkit.biometrics;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;

/** Signs samples as a capture device does (MOSIP's SBI), and hides the sample as its registration client does. */
public final class SampleSigner {

    private static final String MARK = "<bioValue>";

    private final Certified device;
    private final String serial;

    public SampleSigner(Certified device, String serial) {
        this.device = device;
        this.serial = serial;
    }

    /** One whose CA nobody knows. */
    public static SampleSigner of(String serial, Instant at) {
        Instant from = at.minus(Duration.ofDays(30));
        Instant until = at.plus(Duration.ofDays(30));
        return new SampleSigner(Certified.ca("Devices", from, until).certify(serial, "Devices", from, until), serial);
    }

    /**
     * @param signature header and signature of the JWS, two full stops between them
     * @param said what was signed, a mark in the sample's place
     */
    public record Signed(String signature, String said) {}

    public Signed sign(String type, String subtype, int quality, byte[] sample, Instant at) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("digitalId", jws(Json.write(Map.of("serialNo", serial, "dateTime", at.toString()))));
        said.put("deviceCode", serial);
        said.put("deviceServiceVersion", "0.9.5");
        said.put("bioType", type);
        said.put("bioSubType", subtype);
        said.put("purpose", "Registration");
        said.put("env", "Staging");
        said.put("bioValue", MARK);
        said.put("timestamp", at.toString());
        said.put("qualityScore", Integer.toString(quality));
        return sign(Json.write(said), sample);
    }

    /** @param said holds a mark where the sample goes, or none */
    public Signed sign(String said, byte[] sample) {
        String[] jws =
                jws(said.replace(MARK, Base64URL.encode(sample).toString())).split("\\.");
        return new Signed(jws[0] + ".." + jws[2], said);
    }

    private String jws(String said) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .x509CertChain(List.of(Base64.encode(device.certificate().getEncoded())))
                    .build();
            JWSObject jws = new JWSObject(header, new Payload(said));
            jws.sign(new RSASSASigner(device.key()));
            return jws.serialize();
        } catch (JOSEException | CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
