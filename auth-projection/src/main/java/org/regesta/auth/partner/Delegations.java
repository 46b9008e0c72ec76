package org.regesta.auth.partner;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.partner.PartnerRecords.LicencesRecord;
import org.regesta.auth.partner.PartnerRecords.MappingRecord;
import org.regesta.auth.partner.PartnerRecords.PolicyRecord;
import org.regesta.auth.view.Lookup;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What the holder of a licence may ask, and sign, in partners' names: MOSIP's MISP policy. */
@Component
public class Delegations {

    private static final int MOST = 100;

    private final Vault vault;
    private final ViewStore store;
    private final Partners partners;

    public Delegations(Vault vault, @Qualifier("authStore") ViewStore store, Partners partners) {
        this.vault = vault;
        this.store = store;
        this.partners = partners;
    }

    /** What is asked in a partner's name. */
    public enum Delegated {
        KYC_AUTHENTICATION,
        KYC_EXCHANGE,
        KEY_BINDING
    }

    /** MOSIP's policy document of type {@code MISP}. */
    private record MispPolicy(
            @Nullable Boolean allowAuthRequestDelegation,
            @Nullable Boolean allowKycRequestDelegation,
            @Nullable Boolean allowKeyBindingDelegation,
            @Nullable Boolean allowOTPRequestDelegation,
            @Nullable Boolean allowVciRequestDelegation,
            @Nullable Boolean trustBindedAuthVerificationToken) {

        boolean allows(Delegated what) {
            return Boolean.TRUE.equals(
                    switch (what) {
                        case KYC_AUTHENTICATION, KYC_EXCHANGE -> allowKycRequestDelegation;
                        case KEY_BINDING -> allowKeyBindingDelegation;
                    });
        }
    }

    /** @throws Denied DELEGATION_NOT_GRANTED without a valid policy, else what of it is not allowed */
    public void check(String licence, Delegated what, Instant at) {
        List<MispPolicy> policies = policies(holder(licence), at);
        if (policies.isEmpty()) {
            throw new Denied(AuthRefusal.DELEGATION_NOT_GRANTED);
        }
        if (policies.stream().noneMatch(policy -> policy.allows(what))) {
            throw new Denied(
                    switch (what) {
                        case KYC_AUTHENTICATION -> AuthRefusal.KYC_AUTHENTICATION_NOT_DELEGATED;
                        case KYC_EXCHANGE -> AuthRefusal.KYC_EXCHANGE_NOT_DELEGATED;
                        case KEY_BINDING -> AuthRefusal.KEY_BINDING_NOT_DELEGATED;
                    });
        }
    }

    /**
     * The certificate of who holds a licence.
     *
     * @throws Denied LICENCE_UNKNOWN, PARTNER_UNKNOWN, PARTNER_NOT_ACTIVE or CERTIFICATE_NOT_REGISTERED
     */
    public X509Certificate certificate(String licence) {
        return partners.certificate(holder(licence));
    }

    private String holder(String licence) {
        String key = Lookup.key(vault, "LICENCE", licence);
        return Lookup.byKey(
                        PartnerProjection.Documents.LICENCES.in(store),
                        PartnerProjection.BY_KEY,
                        key,
                        LicencesRecord.class)
                .map(LicencesRecord::partnerId)
                .orElseThrow(() -> new Denied(AuthRefusal.LICENCE_UNKNOWN));
    }

    private List<MispPolicy> policies(String partnerId, Instant at) {
        String key = PartnerProjection.approvedOf(partnerId);
        return PartnerProjection.Documents.MAPPINGS
                .in(store)
                .scan(PartnerProjection.BY_KEY, key, key + "\0", null, MOST, ViewStore.Order.ASCENDING)
                .documents()
                .stream()
                .map(document -> Json.read(document.body(), MappingRecord.class).policyId())
                .flatMap(id -> policy(id, at).stream())
                .toList();
    }

    private Optional<MispPolicy> policy(String policyId, Instant at) {
        return Lookup.byId(PartnerProjection.Documents.POLICIES.in(store), policyId, PolicyRecord.class)
                .filter(policy -> policy.isValid(at))
                .flatMap(policy -> read(policy.json()));
    }

    private static Optional<MispPolicy> read(String json) {
        try {
            return Optional.of(Json.read(json, MispPolicy.class));
        } catch (Json.Malformed ofAnotherType) {
            return Optional.empty();
        }
    }
}
