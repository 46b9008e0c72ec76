package org.regesta.auth.ida;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Says yes or no. */
@Component
class AuthDesk implements Desk {

    private final Authentication authentication;
    private final Tokens tokens;

    AuthDesk(Authentication authentication, Tokens tokens) {
        this.authentication = authentication;
        this.tokens = tokens;
    }

    @Override
    public Yes serve(Visit visit) {
        String subject = authentication.of(visit).subject();
        return Yes.of(Map.of("authToken", tokens.token(visit, subject)));
    }
}
