package org.regesta.server.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * The clients of the authorization server: the console through which officers sign in, and machines by their streams.
 */
@Component
final class Clients implements RegisteredClientRepository {

    /** The public client of officers. */
    static final String CONSOLE = "regesta-console";

    static final String PUBLIC_KEY = "regesta.public-jwk";
    private static final String HOLDER = "regesta.holder";

    static final Duration MACHINE_TOKEN = Duration.ofMinutes(10);
    static final Duration OFFICER_TOKEN = Duration.ofMinutes(30);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final RegisteredClient THE_CONSOLE = RegisteredClient.withId(CONSOLE)
            .clientId(CONSOLE)
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(OfficerGrant.SIGN_IN_LINK)
            .authorizationGrantType(OfficerGrant.TOTP)
            .tokenSettings(
                    TokenSettings.builder().accessTokenTimeToLive(OFFICER_TOKEN).build())
            .build();

    private final Ledger ledger;

    Clients(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(CONSOLE)) {
            return THE_CONSOLE;
        }
        if (!ID.matcher(clientId).matches()) {
            return null;
        }
        return ServiceClients.fold(ledger.stream(Book.REGISTRY, "client:" + clientId))
                .filter(client -> !client.disabled())
                .map(Clients::machine)
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by command");
    }

    /** Whom a machine's token is for. */
    static Holder holder(RegisteredClient client) {
        Holder holder = client.getClientSettings().getSetting(HOLDER);
        return Objects.requireNonNull(holder);
    }

    /** Whom a token is for that this client gets. */
    static Holder holder(ServiceClients.ServiceClientState client) {
        return new Holder(client.clientId(), client.roles(), client.mandatePosition(), Optional.empty());
    }

    private static RegisteredClient machine(ServiceClients.ServiceClientState client) {
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(MACHINE_TOKEN)
                        .build())
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                        .setting(PUBLIC_KEY, client.publicJwk())
                        .setting(HOLDER, holder(client))
                        .build())
                .build();
    }
}
