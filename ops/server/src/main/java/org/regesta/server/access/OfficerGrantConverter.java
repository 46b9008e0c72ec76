package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads our two grants from a form at the token endpoint. Only the body counts: a secret in an address ends in logs.
 */
final class OfficerGrantConverter implements AuthenticationConverter {

    private static final Set<String> NAMES =
            Set.of(OfficerGrant.OFFICER, OfficerGrant.LINK, OfficerGrant.CODE, OfficerGrant.ENROL);

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        AuthorizationGrantType type = type(request);
        if (type == null) {
            return null;
        }
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OfficerGrant(type, client, parameters(request));
    }

    static @Nullable AuthorizationGrantType type(HttpServletRequest request) {
        String asked = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
        if (OfficerGrant.SIGN_IN_LINK.getValue().equals(asked)) {
            return OfficerGrant.SIGN_IN_LINK;
        }
        return OfficerGrant.TOTP.getValue().equals(asked) ? OfficerGrant.TOTP : null;
    }

    private static Map<String, Object> parameters(HttpServletRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        for (String name : NAMES) {
            String[] values = request.getParameterValues(name);
            if (values == null) {
                continue;
            }
            boolean inAddress =
                    request.getQueryString() != null && request.getQueryString().contains(name + "=");
            if (values.length != 1 || inAddress) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
            }
            parameters.put(name, values[0]);
        }
        return parameters;
    }
}
