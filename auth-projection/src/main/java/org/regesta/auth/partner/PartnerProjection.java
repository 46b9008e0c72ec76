package org.regesta.auth.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.partner.PartnerRecords.AnchorRecord;
import org.regesta.auth.partner.PartnerRecords.ApiKeyRecord;
import org.regesta.auth.partner.PartnerRecords.ClientRecord;
import org.regesta.auth.partner.PartnerRecords.LicenceRecord;
import org.regesta.auth.partner.PartnerRecords.LicencesRecord;
import org.regesta.auth.partner.PartnerRecords.MappingRecord;
import org.regesta.auth.partner.PartnerRecords.PartnerRecord;
import org.regesta.auth.partner.PartnerRecords.PolicyRecord;
import org.regesta.auth.view.Lookup;
import org.regesta.auth.view.StreamFold;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.OidcClientEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.TrustAnchorEvent;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Keeps what authentication must know of partners. Each document folds one stream, so streams may come in any order.
 */
final class PartnerProjection implements Projection {

    static final String NAME = "auth-partner-4";
    static final String BY_KEY = "key";

    private final StreamFold<PartnerRecord> partners;
    private final StreamFold<LicencesRecord> licences;
    private final StreamFold<MappingRecord> mappings;
    private final StreamFold<PolicyRecord> policies;
    private final StreamFold<AnchorRecord> anchors;
    private final StreamFold<ClientRecord> clients;

    private PartnerProjection(Vault vault, Ledger ledger, ViewStore store) {
        partners = new StreamFold<>(
                ledger, Documents.PARTNERS.in(store), PartnerRecord.class, new Unindexed<>(PartnerProjection::partner));
        policies = new StreamFold<>(
                ledger, Documents.POLICIES.in(store), PolicyRecord.class, new Unindexed<>(PartnerProjection::policy));
        anchors = new StreamFold<>(
                ledger, Documents.ANCHORS.in(store), AnchorRecord.class, new Unindexed<>(PartnerProjection::anchor));
        clients = new StreamFold<>(
                ledger, Documents.CLIENTS.in(store), ClientRecord.class, new Unindexed<>(ClientFold::after));
        licences = new StreamFold<>(ledger, Documents.LICENCES.in(store), LicencesRecord.class, new LicenceStep(vault));
        mappings = new StreamFold<>(ledger, Documents.MAPPINGS.in(store), MappingRecord.class, new MappingStep(vault));
    }

    /** The collections. */
    enum Documents {
        PARTNERS("", Set.of()),
        POLICIES("-policy", Set.of()),
        ANCHORS("-anchor", Set.of()),
        CLIENTS("-client", Set.of()),
        LICENCES("-licence", Set.of(BY_KEY)),
        MAPPINGS("-mapping", Set.of(BY_KEY));

        private final String suffix;
        private final Set<String> indexes;

        Documents(String suffix, Set<String> indexes) {
            this.suffix = suffix;
            this.indexes = indexes;
        }

        ViewStore.Collection in(ViewStore store) {
            return store.collection(NAME + suffix, indexes);
        }
    }

    @Override
    public void on(Recorded event) {
        switch (event.payload()) {
            case PartnerEvent e -> partners.on(e.partnerId(), event);
            case MispLicenceEvent e -> licences.on(e.partnerId(), event);
            case ApiKeyEvent e -> mappings.on(e.mappingId(), event);
            case PolicyEvent e -> policies.on(e.policyId(), event);
            case OidcClientEvent e -> clients.on(e.clientId(), event);
            case TrustAnchorEvent e -> anchors.on(e.domain() + "." + e.thumbprint(), event);
            default -> {}
        }
    }

    private static PartnerRecord partner(@Nullable PartnerRecord before, Recorded event) {
        return switch ((PartnerEvent) event.payload()) {
            case PartnerEvent.Registered e ->
                new PartnerRecord(e.partnerId(), e.partnerType(), e.organisation(), "", false);
            case PartnerEvent.CertificateUploaded e -> {
                PartnerRecord known = Objects.requireNonNull(before);
                yield new PartnerRecord(
                        known.partnerId(), known.type(), known.organisation(), e.certificatePem(), known.suspended());
            }
            case PartnerEvent.Suspended e -> suspended(Objects.requireNonNull(before), true);
            case PartnerEvent.Resumed e -> suspended(Objects.requireNonNull(before), false);
        };
    }

    private static PartnerRecord suspended(PartnerRecord known, boolean suspended) {
        return new PartnerRecord(known.partnerId(), known.type(), known.organisation(), known.certificate(), suspended);
    }

    private static PolicyRecord policy(@Nullable PolicyRecord before, Recorded event) {
        return switch ((PolicyEvent) event.payload()) {
            case PolicyEvent.Drafted e -> new PolicyRecord(e.policyId(), e.json(), "", false);
            case PolicyEvent.Redrafted e -> new PolicyRecord(e.policyId(), e.json(), "", false);
            case PolicyEvent.Published e ->
                new PolicyRecord(
                        e.policyId(),
                        Objects.requireNonNull(before).json(),
                        e.validUntil().toString(),
                        false);
            case PolicyEvent.Suspended e -> suspended(Objects.requireNonNull(before), true);
            case PolicyEvent.Resumed e -> suspended(Objects.requireNonNull(before), false);
        };
    }

    private static PolicyRecord suspended(PolicyRecord known, boolean suspended) {
        return new PolicyRecord(known.policyId(), known.json(), known.validUntil(), suspended);
    }

    private static AnchorRecord anchor(@Nullable AnchorRecord before, Recorded event) {
        return switch ((TrustAnchorEvent) event.payload()) {
            case TrustAnchorEvent.Uploaded e -> new AnchorRecord(e.thumbprint(), e.domain(), e.certificatePem());
        };
    }

    private interface After<S> {
        S apply(@Nullable S before, Recorded event);
    }

    private record Unindexed<S>(After<S> after) implements StreamFold.Step<S> {
        @Override
        public S after(@Nullable S before, Recorded event) {
            return after.apply(before, event);
        }

        @Override
        public Map<String, List<String>> keys(S content) {
            return Map.of();
        }
    }

    private record LicenceStep(Vault vault) implements StreamFold.Step<LicencesRecord> {
        @Override
        public LicencesRecord after(@Nullable LicencesRecord before, Recorded event) {
            return switch ((MispLicenceEvent) event.payload()) {
                case MispLicenceEvent.Granted e -> {
                    List<LicenceRecord> all = new ArrayList<>(before == null ? List.of() : before.licences());
                    String key = Lookup.key(
                            vault,
                            "LICENCE",
                            Secrets.mispLicence(vault, e.licenceId()).reveal());
                    all.add(new LicenceRecord(key, e.expires().toString(), false));
                    yield new LicencesRecord(e.partnerId(), all);
                }
                case MispLicenceEvent.Suspended e -> set(Objects.requireNonNull(before), e.licenceId(), true);
                case MispLicenceEvent.Resumed e -> set(Objects.requireNonNull(before), e.licenceId(), false);
            };
        }

        private LicencesRecord set(LicencesRecord known, String licenceId, boolean suspended) {
            String key = Lookup.key(
                    vault, "LICENCE", Secrets.mispLicence(vault, licenceId).reveal());
            return new LicencesRecord(
                    known.partnerId(),
                    known.licences().stream()
                            .map(one -> one.key().equals(key) ? new LicenceRecord(key, one.expires(), suspended) : one)
                            .toList());
        }

        @Override
        public Map<String, List<String>> keys(LicencesRecord content) {
            return Map.of(
                    BY_KEY, content.licences().stream().map(LicenceRecord::key).toList());
        }
    }

    private record MappingStep(Vault vault) implements StreamFold.Step<MappingRecord> {
        @Override
        public MappingRecord after(@Nullable MappingRecord before, Recorded event) {
            return switch ((ApiKeyEvent) event.payload()) {
                case ApiKeyEvent.Requested e -> new MappingRecord(e.partnerId(), e.policyId(), -1, List.of());
                case ApiKeyEvent.Approved e -> decided(Objects.requireNonNull(before), event.position());
                case ApiKeyEvent.Refused e -> decided(Objects.requireNonNull(before), -1);
                case ApiKeyEvent.Generated e -> generated(Objects.requireNonNull(before), e);
                case ApiKeyEvent.KeySuspended e -> set(Objects.requireNonNull(before), e.apiKeyId(), true);
                case ApiKeyEvent.KeyResumed e -> set(Objects.requireNonNull(before), e.apiKeyId(), false);
            };
        }

        private MappingRecord set(MappingRecord known, String apiKeyId, boolean suspended) {
            String key =
                    Lookup.key(vault, "API_KEY", Secrets.apiKey(vault, apiKeyId).reveal());
            return new MappingRecord(
                    known.partnerId(),
                    known.policyId(),
                    known.approvedAt(),
                    known.keys().stream()
                            .map(one -> one.key().equals(key) ? new ApiKeyRecord(key, one.expires(), suspended) : one)
                            .toList());
        }

        private static MappingRecord decided(MappingRecord known, long approvedAt) {
            return new MappingRecord(known.partnerId(), known.policyId(), approvedAt, known.keys());
        }

        private MappingRecord generated(MappingRecord known, ApiKeyEvent.Generated e) {
            List<ApiKeyRecord> keys = new ArrayList<>(known.keys());
            String key = Lookup.key(
                    vault, "API_KEY", Secrets.apiKey(vault, e.apiKeyId()).reveal());
            keys.add(new ApiKeyRecord(key, e.expires().toString(), false));
            return new MappingRecord(known.partnerId(), known.policyId(), known.approvedAt(), keys);
        }

        @Override
        public Map<String, List<String>> keys(MappingRecord content) {
            List<String> keys = new ArrayList<>(
                    content.keys().stream().map(ApiKeyRecord::key).toList());
            if (content.approvedAt() >= 0) {
                keys.add(approvedOf(content.partnerId()));
            }
            return Map.of(BY_KEY, keys);
        }
    }

    /** Finds a partner's approved mappings; no keyed hash begins so. */
    static String approvedOf(String partnerId) {
        return "approved:" + partnerId;
    }

    @Component
    static class PartnerFactory implements Factory {

        private final Vault vault;
        private final Ledger ledger;

        PartnerFactory(Vault vault, Ledger ledger) {
            this.vault = vault;
            this.ledger = ledger;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Set<Book> books() {
            return Set.of(Book.REGISTRY);
        }

        @Override
        public String database() {
            return "auth";
        }

        @Override
        public Projection over(ViewStore store) {
            return new PartnerProjection(vault, ledger, store);
        }
    }
}
