package org.regesta.server.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** An officer shows a one-time link or a code of an authenticator app; once proven it knows whom the token is for. */
final class OfficerGrant extends OAuth2AuthorizationGrantAuthenticationToken {
    private static final long serialVersionUID = 1L;

    static final AuthorizationGrantType SIGN_IN_LINK =
            new AuthorizationGrantType("urn:regesta:params:oauth:grant-type:sign-in-link");
    static final AuthorizationGrantType TOTP = new AuthorizationGrantType("urn:regesta:params:oauth:grant-type:totp");

    static final String OFFICER = "officer_id";
    /** What stands behind the {@code #} of a sign-in link: {@code <officerId>.<linkId>.<secret>}. */
    static final String LINK = "link";

    static final String CODE = "code";
    /** {@code totp} to enrol an authenticator app anew; without it one is enrolled only where there is none. */
    static final String ENROL = "enrol";

    private transient @Nullable Holder proven;

    OfficerGrant(AuthorizationGrantType type, Authentication client, Map<String, Object> parameters) {
        super(type, client, parameters);
    }

    String parameter(String name) {
        return getAdditionalParameters().get(name) instanceof String text ? text : "";
    }

    OfficerGrant provenFor(Holder holder) {
        OfficerGrant grant =
                new OfficerGrant(getGrantType(), (Authentication) getPrincipal(), getAdditionalParameters());
        grant.proven = holder;
        return grant;
    }

    Holder proven() {
        if (proven == null) {
            throw new IllegalStateException("a grant that was not proven");
        }
        return proven;
    }
}
