package org.regesta.engine.keeper;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.regesta.ports.HouseKeys;

/**
 * TLS 1.3 with certificates on both sides. A guest knows the house by its root and by the one pair that serves here;
 * the house knows a guest by the key that is registered of it: what else its certificate says, and who signed it,
 * counts for nothing.
 */
final class MutualTls {

    private static final String VERSION = "TLSv1.3";

    private MutualTls() {}

    /** @param root shown beside the pair's own certificate, as guests know the house by it */
    static SslContext house(HouseKeys.Pair own, X509Certificate root) {
        try {
            return GrpcSslContexts.configure(SslContextBuilder.forServer(own.privateKey(), own.certificate(), root))
                    .clientAuth(ClientAuth.REQUIRE)
                    .trustManager(new Trust() {
                        @Override
                        void check(X509Certificate[] shown) {
                            // the handshake shows that the guest has the key; whose it is is asked at every call
                        }
                    })
                    .protocols(VERSION)
                    .build();
        } catch (SSLException unusable) {
            throw new IllegalStateException("the door's own pair cannot be used", unusable);
        }
    }

    /**
     * @param root lower-case hex SHA-256 of the house's root certificate
     * @param serving the common name of the pair that serves at the door
     */
    static SslContext guest(HouseKeys.Pair own, String root, String serving) {
        try {
            return GrpcSslContexts.configure(
                            SslContextBuilder.forClient().keyManager(own.privateKey(), own.certificate()))
                    .trustManager(new Trust() {
                        @Override
                        void check(X509Certificate[] shown) throws CertificateException {
                            if (shown.length < 2 || !fingerprint(shown[1]).equals(root)) {
                                throw new CertificateException("another house's root");
                            }
                            shown[0].checkValidity();
                            verify(shown[0], shown[1]);
                            if (!commonName(shown[0]).equals(Optional.of(serving))) {
                                throw new CertificateException("the house's, but not the pair that serves here");
                            }
                        }
                    })
                    .protocols(VERSION)
                    .build();
        } catch (SSLException unusable) {
            throw new IllegalStateException("this process's own pair cannot be used", unusable);
        }
    }

    /** Lower-case hex SHA-256 of a certificate: what is written down of a house's root. */
    static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst();
        } catch (InvalidNameException noName) {
            return Optional.empty();
        }
    }

    private static void verify(X509Certificate shown, X509Certificate by) throws CertificateException {
        try {
            shown.verify(by.getPublicKey());
        } catch (GeneralSecurityException notSigned) {
            throw new CertificateException("not signed by whom it should be", notSigned);
        }
    }

    /** Neither side looks at host names: addresses are nobody's identity here. */
    private abstract static class Trust extends X509ExtendedTrustManager {

        abstract void check(X509Certificate[] shown) throws CertificateException;

        private void shown(X509Certificate[] chain) throws CertificateException {
            if (chain == null || chain.length == 0) {
                throw new CertificateException("no certificate was shown");
            }
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            shown(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            shown(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            shown(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            shown(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            shown(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            shown(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
