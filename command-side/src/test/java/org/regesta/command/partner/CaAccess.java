package org.regesta.command.partner;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** Lets tests of other features have certificates. */
public final class CaAccess {

    private CaAccess() {}

    public record Certified(X509Certificate certificate, PrivateKey key) {}

    public static Certified selfSigned(String name) {
        Ca ca = Ca.root(Ca.Wish.ca(name));
        return new Certified(ca.certificate(), ca.keys().getPrivate());
    }
}
