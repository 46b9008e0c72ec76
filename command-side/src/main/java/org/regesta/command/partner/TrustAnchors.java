package org.regesta.command.partner;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.name.api.Names;
import org.regesta.command.name.api.Numbering;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.DomainTrust;
import org.regesta.command.partner.api.TrustAnchorCommand;
import org.regesta.events.Book;
import org.regesta.events.partner.TrustAnchorEvent.Uploaded;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** The CA certificates of each domain. They are numbered, so all of a domain can be found. */
@Component
class TrustAnchors implements DomainTrust {

    private static final Set<String> DOMAINS = Set.of("AUTH", "DEVICE", "FTM", "MISP");

    private final Commands commands;
    private final Names names;
    private final Numbering numbering;
    private final Ledger ledger;

    TrustAnchors(Commands commands, Names names, Numbering numbering, Ledger ledger) {
        this.commands = commands;
        this.names = names;
        this.numbering = numbering;
        this.ledger = ledger;
    }

    /** MOSIP's name of a domain, written in whatever capitals. */
    static String domain(String text) {
        String domain = text.toUpperCase(Locale.ROOT);
        if (!DOMAINS.contains(domain)) {
            throw new Refusal(CertificateRefusal.DOMAIN);
        }
        return domain;
    }

    @Override
    public boolean trusts(String domain, X509Certificate certificate, Instant now) {
        String name = domain.toUpperCase(Locale.ROOT);
        return DOMAINS.contains(name) && TrustPath.exists(certificate, of(name), now);
    }

    List<X509Certificate> of(String domain) {
        List<X509Certificate> anchors = new ArrayList<>();
        Names.Register numbers = numbers(domain);
        for (int n = 0; ; n++) {
            Optional<String> thumbprint = names.holder(numbers, String.valueOf(n));
            if (thumbprint.isEmpty()) {
                return anchors;
            }
            ledger.stream(Book.REGISTRY, TrustAnchorCommand.stream(domain, thumbprint.get())).stream()
                    .map(recorded -> (Uploaded) recorded.payload())
                    .forEach(uploaded -> anchors.add(Certificates.readOne(uploaded.certificatePem())));
        }
    }

    /**
     * Takes the CA certificates of a bundle, roots first; those that are there already are passed over unless there
     * is only one. All of them or none.
     *
     * @throws Refusal of {@link CertificateRefusal}
     */
    void upload(List<X509Certificate> bundle, String domain, Instant now, Attribution by) {
        List<X509Certificate> known = of(domain);
        List<X509Certificate> fresh = new ArrayList<>();
        for (X509Certificate certificate : rootsFirst(bundle)) {
            Certificates.check(certificate, now);
            if (!Certificates.isCa(certificate)) {
                throw new Refusal(CertificateRefusal.UNREADABLE);
            }
            if (isThere(certificate, domain, bundle.size() == 1, by)) {
                continue;
            }
            if (!Certificates.isSelfSigned(certificate) && !TrustPath.exists(certificate, known, now)) {
                throw new Refusal(CertificateRefusal.ROOT_UNKNOWN);
            }
            known.add(certificate);
            fresh.add(certificate);
        }
        fresh.forEach(certificate -> take(certificate, domain, by));
    }

    /** Roots, then what any before it issued, as far as that can be told by names. */
    private static List<X509Certificate> rootsFirst(List<X509Certificate> bundle) {
        List<X509Certificate> ordered = new ArrayList<>();
        List<X509Certificate> rest = new ArrayList<>(bundle);
        while (!rest.isEmpty()) {
            X509Certificate next = rest.stream()
                    .filter(one -> Certificates.isSelfSigned(one)
                            || rest.stream()
                                    .noneMatch(other -> other != one
                                            && other.getSubjectX500Principal().equals(one.getIssuerX500Principal())))
                    .findFirst()
                    .orElse(rest.getFirst());
            ordered.add(next);
            rest.remove(next);
        }
        return ordered;
    }

    private boolean isThere(X509Certificate certificate, String domain, boolean alone, Attribution by) {
        String stream = TrustAnchorCommand.stream(domain, Certificates.thumbprint(certificate));
        if (ledger.stream(Book.REGISTRY, stream).isEmpty()) {
            return false;
        }
        if (alone && !ledger.holds(Book.REGISTRY, stream, by)) {
            throw new Refusal(CertificateRefusal.ALREADY_THERE);
        }
        return true;
    }

    private void take(X509Certificate certificate, String domain, Attribution by) {
        String thumbprint = Certificates.thumbprint(certificate);
        numbering.next(numbers(domain), String::valueOf, thumbprint, by);
        commands.send(
                new TrustAnchorCommand.Upload(
                        thumbprint,
                        domain,
                        Certificates.pem(certificate),
                        certificate.getNotAfter().toInstant()),
                by);
    }

    private static Names.Register numbers(String domain) {
        return new Names.Register("trust-anchor", domain);
    }
}
