package org.regesta.auth.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.wire.Json;

/** What a partner may ask: MOSIP's auth policy document. */
public record Policy(
        @Nullable List<AllowedType> allowedAuthTypes,
        @Nullable String authTokenType) {

    /** One entry of {@code allowedAuthTypes}. */
    public record AllowedType(
            @Nullable String authType, @Nullable String authSubType, boolean mandatory) {
        boolean is(String type) {
            return type.equalsIgnoreCase(authType);
        }
    }

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

    /** Types without which no authentication may be. */
    public List<String> mandatory() {
        return types().stream()
                .filter(AllowedType::mandatory)
                .map(allowed -> String.valueOf(allowed.authType()))
                .toList();
    }

    private List<AllowedType> types() {
        return allowedAuthTypes == null ? List.of() : allowedAuthTypes;
    }
}
