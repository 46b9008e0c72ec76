package org.regesta.auth.partner;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.wire.Json;

/** What a partner may ask: MOSIP's auth policy document. */
public record Policy(
        @Nullable List<AllowedType> allowedAuthTypes,
        @Nullable List<KycAttribute> allowedKycAttributes,
        @Nullable List<String> kycLanguages,
        @Nullable String authTokenType) {

    /** What the house itself may ask; which of it can be compared here is asked later. */
    static final Policy EVERY_FACTOR = new Policy(
            List.of(
                    new AllowedType("otp", null, null),
                    new AllowedType("otp-request", null, null),
                    new AllowedType("demo", null, null),
                    new AllowedType("bio", "FINGER", null),
                    new AllowedType("bio", "IRIS", null),
                    new AllowedType("bio", "FACE", null)),
            null,
            null,
            null);

    /** One entry of {@code allowedAuthTypes}. */
    public record AllowedType(
            @Nullable String authType,
            @Nullable String authSubType,
            @Nullable Boolean mandatory) {
        boolean is(String type) {
            return type.equalsIgnoreCase(authType);
        }
    }

    /** One entry of {@code allowedKycAttributes}. */
    public record KycAttribute(@Nullable String attributeName) {}

    /** @throws Denied POLICY_NOT_ACTIVE when the document is not an auth policy */
    static Policy of(String json) {
        try {
            return Json.read(json, Policy.class);
        } catch (Json.Malformed notAnAuthPolicy) {
            throw new Denied(AuthRefusal.POLICY_NOT_ACTIVE);
        }
    }

    /** @param type as MOSIP's policies name it: {@code otp}, {@code demo}, {@code bio}, {@code otp-request} */
    public boolean allows(String type) {
        return types().stream().anyMatch(allowed -> allowed.is(type));
    }

    /** Whether a type may be used in its subtype, such as {@code bio} with {@code FINGER}. */
    public boolean allows(String type, String subType) {
        return types().stream()
                .anyMatch(allowed -> allowed.is(type) && subType.equalsIgnoreCase(allowed.authSubType()));
    }

    /** Names of attributes that e-KYC may give, as the policy writes them. */
    public List<String> kycAttributes() {
        return allowedKycAttributes == null
                ? List.of()
                : allowedKycAttributes.stream()
                        .map(KycAttribute::attributeName)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /** In which languages; empty for every language held. */
    public List<String> languages() {
        return kycLanguages == null ? List.of() : kycLanguages;
    }

    /** Types without which no authentication may be. */
    public List<String> mandatory() {
        return types().stream()
                .filter(allowed -> Boolean.TRUE.equals(allowed.mandatory()))
                .map(allowed -> String.valueOf(allowed.authType()))
                .toList();
    }

    private List<AllowedType> types() {
        return allowedAuthTypes == null ? List.of() : allowedAuthTypes;
    }
}
