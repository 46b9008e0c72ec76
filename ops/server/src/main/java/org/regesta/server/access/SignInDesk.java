package org.regesta.server.access;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.command.officer.api.ServiceClients.ServiceClientState;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.regesta.wire.Allowances;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/** Who MOSIP's callers say they are, and whether what they show proves it. */
@Component
final class SignInDesk {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    /** Compared with where there is no secret, so that an unknown client takes as long. */
    private static final String NO_SECRET = "no-secret";

    private final Ledger ledger;
    private final Vault vault;
    private final OfficerGrants officers;
    private final Allowances rates;

    SignInDesk(Ledger ledger, Vault vault, OfficerGrants officers, Clock clock) {
        this.ledger = ledger;
        this.vault = vault;
        this.officers = officers;
        this.rates = Limit.TOKENS.counted(clock);
    }

    /**
     * @param address whence it comes, for the rate alone
     * @throws Refusal of {@link SignInRefusal}
     */
    Holder client(String clientId, String secret, String address) {
        slow(address);
        Optional<ServiceClientState> client = Optional.of(clientId)
                .filter(id -> ID.matcher(id).matches())
                .flatMap(id -> ServiceClients.fold(ledger.stream(Book.REGISTRY, "client:" + id)));
        String secretId = client.flatMap(ServiceClientState::secretId).orElse(NO_SECRET);
        boolean right = Secrets.clientSecret(vault, secretId).is(secret);
        return client.filter(one -> right && !one.disabled() && one.secretId().isPresent())
                .map(Clients::holder)
                .orElseThrow(() -> new Refusal(SignInRefusal.NOT_PROVEN));
    }

    /**
     * @param code of the officer's authenticator app: the house keeps no passwords
     * @throws Refusal of {@link SignInRefusal}
     */
    Holder officer(String officerId, String code, String address) {
        slow(address);
        try {
            return officers.proveByCode(officerId, code);
        } catch (OAuth2AuthenticationException notProven) {
            throw new Refusal(SignInRefusal.NOT_PROVEN);
        }
    }

    /**
     * Counts one more.
     *
     * @throws Refusal {@link SignInRefusal#TOO_OFTEN}
     */
    void slow(String address) {
        if (rates.of(address).secondsToWait() > 0) {
            throw new Refusal(SignInRefusal.TOO_OFTEN);
        }
    }
}
