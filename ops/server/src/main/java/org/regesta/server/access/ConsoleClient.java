package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * The officers' client: it has no secret of its own, the officer's proof is what counts, so it may use our grants
 * only.
 */
final class ConsoleClient implements AuthenticationConverter, AuthenticationProvider {

    private final RegisteredClientRepository clients;

    ConsoleClient(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** The claim to be the console, in a request for one of our grants. */
    static final class Claim extends OAuth2ClientAuthenticationToken {
        private static final long serialVersionUID = 1L;

        Claim() {
            super(Clients.CONSOLE, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        boolean ours = OfficerGrantConverter.type(request) != null
                && Clients.CONSOLE.equals(request.getParameter(OAuth2ParameterNames.CLIENT_ID));
        return ours ? new Claim() : null;
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        var console = clients.findByClientId(Clients.CONSOLE);
        if (console == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(console, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Claim.class.isAssignableFrom(authentication);
    }
}
