package org.regesta.auth.ida;

import java.util.Optional;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.IdType;
import org.regesta.command.authentication.api.AuthGuardCommand.AskOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.Tried;
import org.regesta.command.authentication.api.AuthGuardCommand.TryOtp;
import org.regesta.command.authentication.api.AuthGuardRefusal;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AuthGuardEvent.OtpAsked;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Secrets;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Asks and tries OTPs through the person's guard, which counts. */
@Component
class OtpGuard {

    /** Before the kind of number by which a challenge was asked for; those of old have none. */
    private static final String BY = ":";

    private final Commands commands;
    private final Ledger ledger;
    private final Vault vault;

    OtpGuard(Commands commands, Ledger ledger, Vault vault) {
        this.commands = commands;
        this.ledger = ledger;
        this.vault = vault;
    }

    /**
     * A new OTP for this request; the same request asks for the same one.
     *
     * @throws Denied OTP_FLOODED or OTP_FROZEN
     */
    String ask(Visit visit, String subject, IdType by) {
        String challenge = visit.digest() + BY + by;
        AskOtp command = new AskOtp(
                subject, challenge, visit.transactionId(), visit.asked().partnerId(), visit.at());
        try {
            commands.send(command, visit.by().with(Meta.COMMAND_ID, challenge + ":ask"));
        } catch (Refusal refused) {
            throw new Denied(
                    refused.code() == AuthGuardRefusal.FROZEN ? AuthRefusal.OTP_FROZEN : AuthRefusal.OTP_FLOODED);
        }
        return Secrets.otp(vault, subject, challenge).reveal();
    }

    /** @return why the guess is no match; none when it is */
    Optional<AuthRefusal> attempt(Visit visit, String subject, IdType by, String guess) {
        Optional<OtpAsked> asked = newest(subject);
        if (asked.isEmpty()) {
            return Optional.of(AuthRefusal.OTP_NOT_ASKED);
        }
        String challenge = asked.get().challengeId();
        if (challenge.contains(BY) && !challenge.endsWith(BY + by)) {
            return Optional.of(AuthRefusal.OTP_OTHER_ID_TYPE); // no guess: nothing is learnt, nothing counts
        }
        TryOtp command = new TryOtp(
                subject,
                challenge,
                visit.transactionId(),
                visit.asked().partnerId(),
                Secrets.otp(vault, subject, challenge).is(guess),
                visit.at());
        Commands.Done done = commands.send(command, visit.by().with(Meta.COMMAND_ID, visit.digest() + ":try"));
        // a result that is none means that this very guess was made before: the copy learns nothing
        return done.result() instanceof Tried tried ? refusal(tried) : Optional.of(AuthRefusal.REPLAYED);
    }

    /** Read from the book itself: a view may be behind, and who has just got an OTP must be able to use it. */
    private Optional<OtpAsked> newest(String subject) {
        return ledger.newest(Book.ACCESS, "authguard:" + subject, OtpAsked.class);
    }

    private static Optional<AuthRefusal> refusal(Tried tried) {
        return switch (tried) {
            case MATCHED -> Optional.empty();
            case WRONG -> Optional.of(AuthRefusal.OTP_WRONG);
            case FROZEN -> Optional.of(AuthRefusal.OTP_FROZEN);
            case EXPIRED -> Optional.of(AuthRefusal.OTP_EXPIRED);
            case NOT_ASKED -> Optional.of(AuthRefusal.OTP_NOT_ASKED);
            case OTHER_TRANSACTION -> Optional.of(AuthRefusal.OTP_OTHER_TRANSACTION);
            case OTHER_PARTNER -> Optional.of(AuthRefusal.OTP_OTHER_PARTNER);
            case SPENT -> Optional.of(AuthRefusal.OTP_SPENT);
        };
    }
}
