package org.regesta.server.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.regesta.events.officer.Role;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * What follows from an officer's signing in once: tokens, each got for the one before it without a further code, for no
 * longer than a shift. A refresh token is good once; shown a second time it was stolen or is being tried, and the whole
 * session ends. Nothing of it is stored but what has ended.
 */
@Component
final class Sessions {

    /** From signing in to the last token's end: nobody's shift is longer. */
    static final Duration SHIFT = Duration.ofHours(10);

    /** Who renews nothing for so long signs in again. */
    static final Duration UNUSED = Duration.ofHours(1);

    /** What a refresh token is for: at no endpoint does it count as a token. */
    static final String REFRESH = "regesta-refresh";

    private static final String CLIENT = "azp";
    private static final String UNTIL = "session_until";

    private final TokenMint mint;
    private final EndedTokens ended;
    private final JwtDecoder decoder;
    private final Clock clock;

    Sessions(
            TokenMint mint,
            EndedTokens ended,
            TokenStanding standing,
            JWKSource<SecurityContext> keys,
            SecurityConfiguration.Issuer issuer,
            RefusedTokens refused,
            Clock clock) {
        this.mint = mint;
        this.ended = ended;
        this.decoder = Tokens.decoder(REFRESH, keys, issuer.url(), clock, standing::ofItsHolder, refused);
        this.clock = clock;
    }

    /** A token, and the one to get the next by. */
    record Pair(String token, Duration life, String refresh, Duration refreshLife) {
        @Override
        public String toString() {
            return "Pair"; // tokens stay out of logs
        }
    }

    private record Session(String id, Holder holder, Optional<String> client, Instant until) {}

    /** @param client the service through which the officer signed in, where it showed who it is */
    Pair begin(Holder holder, Optional<String> client) {
        Instant until = clock.instant().plus(SHIFT);
        return next(new Session(UUID.randomUUID().toString(), holder, client, until));
    }

    /**
     * The next pair for a refresh token.
     *
     * @param client who shows it, proven; where signing in showed none, the session is this one's from now on
     * @throws Refusal {@link SignInRefusal#NOT_PROVEN} unless it is the first to show it, and the one it was given to
     */
    Pair renew(String refresh, String client) {
        Jwt shown = read(refresh);
        Session session = session(shown);
        if (session.client().filter(one -> !Secrets.same(one, client)).isPresent()) {
            throw new Refusal(SignInRefusal.NOT_PROVEN);
        }
        if (!ended.end(shown)) {
            ended.endSession(session.id(), session.until());
            throw new Refusal(SignInRefusal.NOT_PROVEN);
        }
        return next(new Session(session.id(), session.holder(), Optional.of(client), session.until()));
    }

    /** Ends all tokens that follow from the same signing in, if any do. */
    void end(Jwt token) {
        @Nullable String session = token.getClaimAsString(Tokens.SESSION);
        if (session != null) {
            ended.endSession(session, clock.instant().plus(SHIFT));
        }
    }

    private Jwt read(String refresh) {
        try {
            return decoder.decode(refresh);
        } catch (JwtException doesNotHold) {
            throw new Refusal(SignInRefusal.NOT_PROVEN);
        }
    }

    private static Session session(Jwt shown) {
        List<String> roles = Objects.requireNonNull(shown.getClaimAsStringList(Tokens.ROLES));
        Holder holder = new Holder(
                Objects.requireNonNull(shown.getSubject()),
                roles.stream().map(Role::valueOf).collect(Collectors.toSet()),
                Long.parseLong(Objects.requireNonNull(shown.getClaimAsString(Tokens.MANDATE))),
                Optional.ofNullable(shown.getClaimAsString(Tokens.CENTRE)));
        return new Session(
                Objects.requireNonNull(shown.getClaimAsString(Tokens.SESSION)),
                holder,
                Optional.ofNullable(shown.getClaimAsString(CLIENT)),
                Instant.ofEpochSecond(Long.parseLong(Objects.requireNonNull(shown.getClaimAsString(UNTIL)))));
    }

    private Pair next(Session session) {
        Duration left = Duration.between(clock.instant(), session.until());
        if (left.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new Refusal(SignInRefusal.NOT_PROVEN);
        }
        Duration life = shorter(Clients.OFFICER_TOKEN, left);
        Duration refreshLife = shorter(UNUSED, left);
        String token = mint.token(session.holder(), life, claims -> claims.claim(Tokens.SESSION, session.id()));
        String refresh = mint.token(session.holder(), refreshLife, claims -> {
            claims.audience(List.of(REFRESH))
                    .claim(Tokens.SESSION, session.id())
                    .claim(UNTIL, Long.toString(session.until().getEpochSecond()));
            session.client().ifPresent(client -> claims.claim(CLIENT, client));
        });
        return new Pair(token, life, refresh, refreshLife);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
