package org.regesta.command.partner;

import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.text;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import org.regesta.ports.Refusal;
import org.regesta.testkit.fuzz.Readers;
import org.regesta.wire.Json;

/** What partners upload: certificates, and keys of their clients. */
public final class FuzzedCertificates {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private FuzzedCertificates() {}

    /** @param pem a certificate */
    public static Readers in(Readers readers, byte[]... pem) {
        return readers.with("partner's certificate", Refusal.class, FuzzedCertificates::certificates, pem)
                .with(
                        "client's key",
                        Set.of(Refusal.class, Json.Malformed.class),
                        bytes -> OidcKey.of(Json.tree(bytes)),
                        bytes("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                                + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}"),
                        bytes("{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"}"));
    }

    private static void certificates(byte[] bytes) {
        for (X509Certificate one : Certificates.read(text(bytes))) {
            Certificates.isCa(one);
            Certificates.isSelfSigned(one);
            Certificates.organisation(one);
            Certificates.readOne(Certificates.pem(one));
            Certificates.check(one, NOON);
        }
    }
}
