package org.regesta.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.regesta.command.officer.api.Officers;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Whether a good token still counts: the registry knows its holder, who is not disabled, its roles are those of the
 * mandate that stands, and nobody signed out with it. How a holder stands is remembered for {@link #REMEMBERED}, so
 * that long at most does a token outlive its holder's being disabled.
 */
@Component
final class TokenStanding implements OAuth2TokenValidator<Jwt> {

    static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MOST = 1_000;

    private final Ledger ledger;
    private final EndedTokens ended;
    private final Clock clock;

    private final Map<String, Seen> seen = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    });

    /**
     * @param mandates under which its tokens count: positions in the registry; none of whom it does not know
     * @param ofOffice the one of them that an officer has, and no machine
     */
    private record Seen(Set<String> mandates, Optional<String> ofOffice, Instant at) {}

    TokenStanding(Ledger ledger, EndedTokens ended, Clock clock) {
        this.ledger = ledger;
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return stands(token) && !ended.has(token) ? OAuth2TokenValidatorResult.success() : refused();
    }

    /** Of its holder and its session alone: whether this very token was ended is not asked. */
    OAuth2TokenValidatorResult ofItsHolder(Jwt token) {
        return stands(token) ? OAuth2TokenValidatorResult.success() : refused();
    }

    private boolean stands(Jwt token) {
        String holder = token.getSubject();
        if (holder == null || !isId(holder)) {
            return false;
        }
        String mandate = token.getClaimAsString(Tokens.MANDATE);
        String session = token.getClaimAsString(Tokens.SESSION);
        return mandate != null
                && standing(holder).mandates().contains(mandate)
                && (session == null || !ended.hasSession(session));
    }

    /** Whether its holder is a person in an office, and no machine. */
    boolean isOfOfficer(Jwt token) {
        String holder = token.getSubject();
        String mandate = token.getClaimAsString(Tokens.MANDATE);
        return holder != null
                && mandate != null
                && standing(holder).ofOffice().filter(mandate::equals).isPresent();
    }

    /** Whether it can be the id of an officer or a client. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private Seen standing(String holder) {
        Instant now = clock.instant();
        Seen known = seen.get(holder);
        if (known != null && known.at().plus(REMEMBERED).isAfter(now)) {
            return known;
        }
        Seen fresh = read(holder, now);
        seen.put(holder, fresh);
        return fresh;
    }

    /** An officer and a client may have one id; the mandate's position says which of the two the token is of. */
    private Seen read(String holder, Instant now) {
        var officer = Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + holder));
        var client = ServiceClients.fold(ledger.stream(Book.REGISTRY, "client:" + holder));
        Set<String> mandates = new HashSet<>();
        Optional<String> ofOffice =
                officer.filter(one -> !one.disabled()).map(one -> Long.toString(one.mandatePosition()));
        ofOffice.ifPresent(mandates::add);
        client.filter(one -> !one.disabled()).ifPresent(one -> mandates.add(Long.toString(one.mandatePosition())));
        return new Seen(Set.copyOf(mandates), ofOffice, now);
    }

    private static OAuth2TokenValidatorResult refused() {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
    }
}
