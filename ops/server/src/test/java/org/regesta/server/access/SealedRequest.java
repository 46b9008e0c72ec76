package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.regesta.server.access.PeopleRows.Who;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.Json;

/** What a service of the house asks of a person under the house's own key: whether this OTP is theirs. */
final class SealedRequest {

    /** Where a row's body is to be one of these. */
    static final String HERE = "$sealed";

    private final AuthPartner service;

    /** @param door tells the certificate that one encrypts for */
    SealedRequest(RepositoryDoor door) {
        String pem = door.get("/v1/keymanager/getCertificate?applicationId=IDA&referenceId=INTERNAL")
                .at("/response/certificate")
                .asString("");
        Clock clock = Clock.systemUTC();
        Certified nobody =
                Certified.ca("Unsigned", clock.instant(), clock.instant().plus(Duration.ofDays(1)));
        service = new AuthPartner(nobody, certificate(pem), "", "", "", clock);
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
        } catch (CertificateException none) {
            throw new IllegalStateException(pem, none);
        }
    }

    String about(Who who) {
        Map<String, String> guess = Map.of("otp", "111111", "timestamp", RepositoryDoor.time(0));
        byte[] content = Json.write(guess).getBytes(UTF_8);
        Map<String, Object> envelope = service.authEnvelope("UIN", who.uin(), "1234567890", content);
        envelope.put("id", "mosip.identity.auth.internal");
        return Json.write(envelope);
    }
}
