package org.regesta.auth.partner;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.partner.PartnerProjection.Documents;
import org.regesta.auth.partner.PartnerRecords.AnchorRecord;
import org.regesta.auth.partner.PartnerRecords.ApiKeyRecord;
import org.regesta.auth.partner.PartnerRecords.ClientRecord;
import org.regesta.auth.partner.PartnerRecords.LicenceRecord;
import org.regesta.auth.partner.PartnerRecords.LicencesRecord;
import org.regesta.auth.partner.PartnerRecords.MappingRecord;
import org.regesta.auth.partner.PartnerRecords.PartnerRecord;
import org.regesta.auth.partner.PartnerRecords.PolicyRecord;
import org.regesta.auth.view.Lookup;
import org.regesta.auth.view.Remembered;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.regesta.wire.Memo;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Asks what the registry says of who is asking, in MOSIP's order. */
@Component
public class Partners {

    /** The view it reads, for positions. */
    public static final String VIEW = PartnerProjection.NAME;

    private static final int PAGE = 200;
    private static final int REMEMBERED = 2_000;

    private final Vault vault;
    private final ViewStore.Collection anchors;
    private final Remembered<PartnerRecord> partners;
    private final Remembered<LicenceRecord> licences;
    private final Remembered<MappingRecord> mappings;
    private final Remembered<PolicyRecord> published;
    private final Remembered<ClientRecord> clients;
    private final Remembered<List<AnchorRecord>> trusted;
    private final Memo<String, Optional<X509Certificate>> certificates =
            new Memo<>(REMEMBERED, Partners::certificateOf);
    private final Memo<String, Policy> policies = new Memo<>(REMEMBERED, Policy::of);

    public Partners(Vault vault, @Qualifier("authStore") ViewStore store) {
        this.vault = vault;
        anchors = Documents.ANCHORS.in(store);
        trusted = new Remembered<>(anchors, domain -> Optional.of(anchorsOf(domain)));
        partners = byId(Documents.PARTNERS.in(store), PartnerRecord.class);
        published = byId(Documents.POLICIES.in(store), PolicyRecord.class);
        clients = byId(Documents.CLIENTS.in(store), ClientRecord.class);
        ViewStore.Collection mapped = Documents.MAPPINGS.in(store);
        mappings = new Remembered<>(
                mapped, key -> Lookup.byKey(mapped, PartnerProjection.BY_KEY, key, MappingRecord.class));
        ViewStore.Collection licensed = Documents.LICENCES.in(store);
        licences = new Remembered<>(
                licensed, key -> Lookup.byKey(licensed, PartnerProjection.BY_KEY, key, LicencesRecord.class)
                        .flatMap(record -> record.licences().stream()
                                .filter(one -> one.key().equals(key))
                                .findFirst()));
    }

    private static <V> Remembered<V> byId(ViewStore.Collection documents, Class<V> type) {
        return new Remembered<>(documents, id -> Lookup.byId(documents, id, type));
    }

    /** @throws Denied LICENCE_UNKNOWN, LICENCE_BLOCKED or LICENCE_EXPIRED */
    public void checkLicence(String licence, Instant at) {
        String key = Lookup.key(vault, "LICENCE", licence);
        LicenceRecord found = licences.of(key).orElseThrow(() -> new Denied(AuthRefusal.LICENCE_UNKNOWN));
        if (found.suspended()) {
            throw new Denied(AuthRefusal.LICENCE_BLOCKED);
        }
        if (!at.isBefore(Instant.parse(found.expires()))) {
            throw new Denied(AuthRefusal.LICENCE_EXPIRED);
        }
    }

    public boolean knows(String partnerId) {
        return find(partnerId).isPresent();
    }

    /** @throws Denied PARTNER_UNKNOWN, PARTNER_NOT_ACTIVE or CERTIFICATE_NOT_REGISTERED */
    public X509Certificate certificate(String partnerId) {
        PartnerRecord partner = find(partnerId).orElseThrow(() -> new Denied(AuthRefusal.PARTNER_UNKNOWN));
        if (partner.suspended()) {
            throw new Denied(AuthRefusal.PARTNER_NOT_ACTIVE);
        }
        return certificates
                .of(partner.certificate())
                .orElseThrow(() -> new Denied(AuthRefusal.CERTIFICATE_NOT_REGISTERED));
    }

    /** The CA certificates of a domain: {@code AUTH} for partners, {@code DEVICE} and {@code FTM} for devices. */
    public List<X509Certificate> anchors(String domain) {
        return trusted.of(domain).orElseThrow().stream()
                .flatMap(anchor -> certificates.of(anchor.certificate()).stream())
                .toList();
    }

    private List<AnchorRecord> anchorsOf(String domain) {
        List<AnchorRecord> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            ViewStore.Page page = anchors.scan(ViewStore.BY_ID, "", null, cursor, PAGE, ViewStore.Order.ASCENDING);
            page.documents().stream()
                    .map(document -> Json.read(document.body(), AnchorRecord.class))
                    .filter(anchor -> anchor.domain().equalsIgnoreCase(domain))
                    .forEach(found::add);
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return List.copyOf(found);
    }

    /**
     * @throws Denied API_KEY_UNKNOWN, PARTNER_NOT_ACTIVE for a suspended key, API_KEY_EXPIRED, POLICY_NOT_MAPPED or
     *     POLICY_NOT_ACTIVE
     */
    public Contract contract(String partnerId, String apiKey, Instant at) {
        String key = Lookup.key(vault, "API_KEY", apiKey);
        MappingRecord mapping = mappings.of(key)
                .filter(found -> found.partnerId().equals(partnerId))
                .orElseThrow(() -> new Denied(AuthRefusal.API_KEY_UNKNOWN));
        if (mapping.approvedAt() < 0) {
            throw new Denied(AuthRefusal.POLICY_NOT_MAPPED);
        }
        ApiKeyRecord found = mapping.keys().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Denied(AuthRefusal.API_KEY_UNKNOWN));
        if (found.suspended()) {
            throw new Denied(AuthRefusal.PARTNER_NOT_ACTIVE); // as MOSIP says of a key that is not active
        }
        if (!at.isBefore(Instant.parse(found.expires()))) {
            throw new Denied(AuthRefusal.API_KEY_EXPIRED);
        }
        return new Contract(
                partnerId, mapping.policyId(), mapping.approvedAt(), policy(mapping.policyId(), at), Optional.empty());
    }

    /**
     * The contract under which a partner runs an OpenID Connect client; none when it has no such client.
     *
     * @throws Denied CLIENT_NOT_ACTIVE or POLICY_NOT_ACTIVE
     */
    public Optional<Contract> ofClient(String partnerId, String clientId, Instant at) {
        return clientId.isEmpty()
                ? Optional.empty()
                : clients.of(clientId)
                        .filter(client -> client.partnerId().equals(partnerId))
                        .map(client -> contract(client, at));
    }

    private Contract contract(ClientRecord client, Instant at) {
        if (!client.active()) {
            throw new Denied(AuthRefusal.CLIENT_NOT_ACTIVE);
        }
        return new Contract(
                client.partnerId(),
                client.policyId(),
                client.position(),
                policy(client.policyId(), at),
                Optional.of(
                        new Client(client.clientId(), Set.copyOf(client.acrValues()), Set.copyOf(client.claims()))));
    }

    private Policy policy(String policyId, Instant at) {
        return published
                .of(policyId)
                .filter(policy -> policy.isValid(at))
                .map(policy -> policies.of(policy.json()))
                .orElseThrow(() -> new Denied(AuthRefusal.POLICY_NOT_ACTIVE));
    }

    private Optional<PartnerRecord> find(String partnerId) {
        return partnerId.isEmpty() ? Optional.empty() : partners.of(partnerId);
    }

    private static Optional<X509Certificate> certificateOf(String pem) {
        try {
            return pem.isEmpty()
                    ? Optional.empty()
                    : Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }
}
