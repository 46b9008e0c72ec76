package org.regesta.server.access;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.regesta.command.officer.api.OfficerCommand.EnrolTotp;
import org.regesta.command.officer.api.OfficerCommand.RecordSignIn;
import org.regesta.command.officer.api.OfficerCommand.SignIn;
import org.regesta.command.officer.api.OfficerCommand.UseSignInLink;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.regesta.server.web.Correlation;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/**
 * Checks what an officer shows at the token endpoint. Whatever is wrong, the answer is the same: {@code
 * invalid_grant}.
 */
@Component
class OfficerGrants {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Ledger ledger;
    private final Vault vault;
    private final Commands commands;
    private final Clock clock;

    OfficerGrants(Ledger ledger, Vault vault, Commands commands, Clock clock) {
        this.ledger = ledger;
        this.vault = vault;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param more what goes into the answer beside the token */
    record Proof(Holder holder, Map<String, Object> more) {}

    /** @throws OAuth2AuthenticationException when it proves nothing */
    Proof prove(OfficerGrant grant) {
        try {
            return grant.getGrantType().equals(OfficerGrant.TOTP)
                    ? byCode(office(grant.parameter(OfficerGrant.OFFICER)), grant.parameter(OfficerGrant.CODE))
                    : byLink(grant.parameter(OfficerGrant.LINK), grant.parameter(OfficerGrant.ENROL));
        } catch (Refusal spentOrExpired) {
            throw refused();
        }
    }

    /**
     * The same code where MOSIP's callers show it.
     *
     * @throws OAuth2AuthenticationException when it proves nothing
     */
    Holder proveByCode(String officerId, String code) {
        try {
            return byCode(office(officerId), code).holder();
        } catch (Refusal notEnrolled) {
            throw refused();
        }
    }

    /**
     * The code that the officer's app shows next, to be sent to them: it counts from now until its step and the one
     * after it are over. None for whoever cannot sign in now, and for those who decide over other officers: their app
     * is theirs alone, a mailbox is its keeper's too.
     */
    Optional<String> codeToSend(String officerId) {
        try {
            OfficerState office = office(officerId);
            Instant now = clock.instant();
            boolean decides =
                    office.roles().contains(Role.GLOBAL_ADMIN) || office.roles().contains(Role.REGISTRATION_ADMIN);
            return office.totpId()
                    .filter(totp -> !decides && !office.frozen(now))
                    .map(totp -> Totp.code(secret(totp), Totp.step(now) + 1).reveal());
        } catch (OAuth2AuthenticationException nobody) {
            return Optional.empty();
        }
    }

    private OfficerState office(String officerId) {
        return Optional.of(officerId)
                .filter(id -> ID.matcher(id).matches())
                .flatMap(id -> Officers.fold(ledger.stream(Book.REGISTRY, "officer:" + id)))
                .filter(office -> !office.disabled())
                .orElseThrow(OfficerGrants::refused);
    }

    private Proof byCode(OfficerState office, String code) {
        String totpId = office.totpId().orElseThrow(OfficerGrants::refused);
        Instant now = clock.instant();
        OptionalLong matching = Totp.matching(secret(totpId), code, now);
        Optional<Long> step = matching.isPresent() ? Optional.of(matching.getAsLong()) : Optional.empty();
        Object became = commands.send(
                        new RecordSignIn(office.officerId(), totpId, step, now),
                        step.isPresent() ? self(office) : guard())
                .result();
        if (became != SignIn.RIGHT) {
            throw refused();
        }
        return new Proof(holder(office), Map.of());
    }

    private Proof byLink(String fragment, String enrol) {
        List<String> parts = List.of(fragment.split("\\.", -1));
        if (parts.size() != 3) {
            throw refused();
        }
        OfficerState office = office(parts.get(0));
        String linkId = parts.get(1);
        boolean live =
                office.liveLink().filter(link -> link.linkId().equals(linkId)).isPresent();
        if (!live || !Secrets.signInLink(vault, linkId).is(parts.get(2))) {
            throw refused();
        }
        commands.send(new UseSignInLink(office.officerId(), linkId, clock.instant()), self(office));
        boolean enrols = office.totpId().isEmpty() || enrol.equals("totp");
        return new Proof(holder(office), enrols ? enrolled(office) : Map.of());
    }

    private Map<String, Object> enrolled(OfficerState office) {
        String totpId = UUID.randomUUID().toString();
        commands.send(new EnrolTotp(office.officerId(), totpId), self(office));
        String secret = Totp.base32(secret(totpId));
        Map<String, Object> more = new TreeMap<>();
        more.put("totp_secret", secret);
        more.put("totp_uri", "otpauth://totp/Regesta:" + office.officerId() + "?secret=" + secret + "&issuer=Regesta");
        return more;
    }

    private byte[] secret(String totpId) {
        return Totp.secret(vault.derive(Vault.Derivation.TOTP, totpId));
    }

    private static Holder holder(OfficerState office) {
        return new Holder(
                office.officerId(), new HashSet<>(office.roles()), office.mandatePosition(), office.centreId());
    }

    private static Attribution self(OfficerState office) {
        return new Attribution(
                office.officerId(),
                "OFFICER",
                new Authority.Mandate(office.officerId(), office.mandatePosition()),
                about("sign-in"));
    }

    /** Nobody known acts when a code is wrong: the rule that counts does. */
    private static Attribution guard() {
        return new Attribution(
                "sign-in-guard",
                "RULE",
                new Authority.Rule("sign-in-guard", "1", "operator-of-this-installation"),
                about("wrong-code"));
    }

    private static Map<String, String> about(String reason) {
        return Map.of(Meta.REASON, reason, Meta.CHANNEL, "console", Meta.CORRELATION, Correlation.current());
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
