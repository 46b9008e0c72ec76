package org.regesta.command.partner;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.PartnerCommand.UploadCertificate;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Takes a partner's certificate, if it is the partner's and leads to a trusted root. */
@Component
class CertificateDesk {

    private final Commands commands;
    private final RegisteredPartners partners;
    private final TrustAnchors anchors;

    CertificateDesk(Commands commands, RegisteredPartners partners, TrustAnchors anchors) {
        this.commands = commands;
        this.partners = partners;
        this.anchors = anchors;
    }

    /** @throws Refusal of {@link CertificateRefusal} */
    X509Certificate upload(String partnerId, String text, String domain, Instant now, Attribution by) {
        RegisteredPartners.Partner partner =
                partners.find(partnerId).orElseThrow(() -> new Refusal(CertificateRefusal.PARTNER_UNKNOWN));
        X509Certificate certificate = Certificates.readOne(text);
        Certificates.check(certificate, now);
        if (Certificates.isSelfSigned(certificate)) {
            throw new Refusal(CertificateRefusal.SELF_SIGNED);
        }
        if (!TrustPath.exists(certificate, anchors.of(domain), now)) {
            throw new Refusal(CertificateRefusal.CHAIN);
        }
        if (!Certificates.organisation(certificate).equals(partner.as().organisation())) {
            throw new Refusal(CertificateRefusal.ORGANISATION);
        }
        commands.send(
                new UploadCertificate(
                        partnerId,
                        Certificates.pem(certificate),
                        Certificates.thumbprint(certificate),
                        certificate.getNotAfter().toInstant()),
                by);
        return certificate;
    }
}
