package org.regesta.auth.ida;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.command.authentication.api.AuthGuardCommand.IssueKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.SpendKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.Spent;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AuthGuardEvent.KycTokenIssued;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Secret;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/** Gives tokens for attributes and takes them back, through the person's guard. No token is stored anywhere. */
@Component
class KycTokens {

    private static final String CLIENT = "@";
    private static final int SECRET = 64;
    private static final int MARK = 32;

    private final Commands commands;
    private final Ledger ledger;
    private final Vault vault;

    KycTokens(Commands commands, Ledger ledger, Vault vault) {
        this.commands = commands;
        this.ledger = ledger;
        this.vault = vault;
    }

    /** A new token of this request's transaction, partner and policy. */
    String issue(Visit visit, String subject) {
        String tokenId = visit.digest() + holder(visit);
        commands.send(
                new IssueKycToken(
                        subject,
                        tokenId,
                        visit.transactionId(),
                        visit.contract().partnerId(),
                        visit.contract().policyId(),
                        visit.at()),
                visit.by().with(Meta.COMMAND_ID, tokenId + ":kyc-token"));
        return token(subject, tokenId).reveal();
    }

    /** @throws Denied one of KYC_TOKEN_… unless this use is the token's first and only one */
    void spend(Visit visit, String subject, String given) {
        String tokenId = issued(subject, given)
                .orElseThrow(() ->
                        new Denied(isOurs(given) ? AuthRefusal.KYC_TOKEN_OTHER_PERSON : AuthRefusal.KYC_TOKEN_UNKNOWN));
        if (!tokenId.endsWith(holder(visit)) || holder(visit).isEmpty() && tokenId.contains(CLIENT)) {
            throw new Denied(AuthRefusal.KYC_TOKEN_OTHER_PARTNER);
        }
        Commands.Done done = commands.send(
                new SpendKycToken(
                        subject,
                        tokenId,
                        visit.transactionId(),
                        visit.contract().partnerId(),
                        visit.contract().policyId(),
                        visit.at()),
                visit.by().with(Meta.COMMAND_ID, visit.digest() + ":spend"));
        switch (done.result() instanceof Spent spent ? spent : Spent.BEFORE) {
            case NOW -> {}
            case BEFORE -> throw new Denied(AuthRefusal.KYC_TOKEN_SPENT);
            case UNKNOWN -> throw new Denied(AuthRefusal.KYC_TOKEN_UNKNOWN);
            case EXPIRED -> throw new Denied(AuthRefusal.KYC_TOKEN_EXPIRED);
            case OTHER_TRANSACTION -> throw new Denied(AuthRefusal.KYC_TOKEN_OTHER_TRANSACTION);
            case OTHER_PARTNER -> throw new Denied(AuthRefusal.KYC_TOKEN_OTHER_PARTNER);
        }
    }

    /** A token is of the client it was given to, not of whatever client its partner has. */
    private static String holder(Visit visit) {
        return visit.contract()
                .client()
                .map(client -> CLIENT + client.clientId())
                .orElse("");
    }

    private Optional<String> issued(String subject, String given) {
        return ledger.stream(Book.ACCESS, "authguard:" + subject).reversed().stream()
                .map(recorded -> recorded.payload() instanceof KycTokenIssued issued
                        ? List.of(issued.tokenId())
                        : List.<String>of())
                .flatMap(List::stream)
                .filter(tokenId -> token(subject, tokenId).is(given))
                .findFirst();
    }

    private Secret token(String subject, String tokenId) {
        String secret = HexFormat.of().formatHex(vault.derive(Derivation.OTP, "kyc-token", subject, tokenId));
        return Secret.of(secret + mark(secret).reveal());
    }

    /** Whether it is a token of this house at all, whoever's: a second half says so, as nothing stored does. */
    private boolean isOurs(String given) {
        return given.length() == SECRET + MARK
                && mark(given.substring(0, SECRET)).is(given.substring(SECRET));
    }

    private Secret mark(String secret) {
        return Secret.of(HexFormat.of()
                .formatHex(vault.derive(Derivation.OTP, "kyc-token-mark", secret))
                .substring(0, MARK));
    }
}
