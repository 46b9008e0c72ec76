package org.regesta.command.authentication;

import static org.regesta.command.authentication.api.AuthLimit.OTP_SENT;
import static org.regesta.command.authentication.api.AuthLimit.OTP_VALIDITY;
import static org.regesta.command.authentication.api.AuthLimit.OTP_WRONG;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.regesta.command.authentication.AuthGuardState.Challenge;
import org.regesta.command.authentication.api.AuthGuardCommand.AskOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.CountGuesses;
import org.regesta.command.authentication.api.AuthGuardCommand.Tried;
import org.regesta.command.authentication.api.AuthGuardCommand.TryOtp;
import org.regesta.command.authentication.api.AuthGuardRefusal;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.GuessesCounted;
import org.regesta.events.authentication.AuthGuardEvent.OtpAsked;
import org.regesta.events.authentication.AuthGuardEvent.OtpFrozen;
import org.regesta.events.authentication.AuthGuardEvent.OtpMatched;
import org.regesta.events.authentication.AuthGuardEvent.OtpMissed;
import org.regesta.ports.Refusal;

/**
 * MOSIP's OTP rules, made exact: an OTP is valid for 180 s, bound to transaction and partner, spent once; five wrong
 * ones freeze the person's OTPs for 30 minutes, no matter over how many challenges, transactions or partners they are
 * spread.
 */
final class AuthGuardRules {

    private AuthGuardRules() {}

    /** What became of a guess, and what is to be remembered of it. */
    record Trial(Tried tried, List<AuthGuardEvent> events) {

        private static Trial notEvaluated(Tried why) {
            return new Trial(why, List.of());
        }
    }

    /** @throws Refusal with an {@link AuthGuardRefusal} */
    static List<AuthGuardEvent> decide(AskOtp command, AuthGuardState state) {
        if (state.challenge()
                .filter(it -> it.id().equals(command.challengeId()))
                .isPresent()) {
            return List.of(); // asked before: a retry is not a second OTP
        }
        if (frozen(state, command.now())) {
            throw new Refusal(AuthGuardRefusal.FROZEN);
        }
        if (recent(state.asked(), command.now()).size() >= OTP_SENT.most()) {
            throw new Refusal(AuthGuardRefusal.FLOODED);
        }
        return List.of(new OtpAsked(
                command.subject(),
                command.challengeId(),
                command.transactionId(),
                command.partnerId(),
                command.now().plus(OTP_VALIDITY.within())));
    }

    /** Never refuses: each outcome of a guess is an answer. What is not evaluated tells nothing of the OTP. */
    static Trial decide(TryOtp command, AuthGuardState state) {
        if (frozen(state, command.now())) {
            return Trial.notEvaluated(Tried.FROZEN);
        }
        if (state.challenge().isEmpty()) {
            return Trial.notEvaluated(Tried.NOT_ASKED);
        }
        Challenge challenge = state.challenge().get();
        if (!challenge.transactionId().equals(command.transactionId())) {
            return Trial.notEvaluated(Tried.OTHER_TRANSACTION);
        }
        if (!challenge.partnerId().equals(command.partnerId())) {
            return Trial.notEvaluated(Tried.OTHER_PARTNER);
        }
        if (!challenge.id().equals(command.challengeId()) || !command.now().isBefore(challenge.expires())) {
            return Trial.notEvaluated(Tried.EXPIRED);
        }
        if (challenge.spent()) {
            return Trial.notEvaluated(Tried.SPENT);
        }
        return command.right() ? matched(command) : missed(command, state);
    }

    /** How many are too many is judged where they are made, before they are: here none is lost. */
    static GuessesCounted decide(CountGuesses command) {
        return new GuessesCounted(command.subject(), command.partnerId(), command.guesses(), command.now());
    }

    private static Trial matched(TryOtp command) {
        return new Trial(Tried.MATCHED, List.of(new OtpMatched(command.subject(), command.challengeId())));
    }

    private static Trial missed(TryOtp command, AuthGuardState state) {
        int failures = command.now().isAfter(state.forgottenAfter()) ? 1 : state.failures() + 1;
        OtpMissed missed = new OtpMissed(command.subject(), command.challengeId(), failures);
        if (failures < OTP_WRONG.most()) {
            return new Trial(Tried.WRONG, List.of(missed));
        }
        return new Trial(
                Tried.FROZEN,
                List.of(missed, new OtpFrozen(command.subject(), command.now().plus(OTP_WRONG.within()))));
    }

    static AuthGuardState evolve(AuthGuardState state, AuthGuardEvent event) {
        return switch (event) {
            case OtpAsked e -> asked(state, e);
            case OtpMatched e -> state.matched();
            case OtpMissed e -> state.missed(e.failures(), forgottenAfter(state));
            case OtpFrozen e -> state.frozen(e.until());
            case AuthGuardEvent.KycTokenIssued e -> state.issued(e);
            case AuthGuardEvent.KycTokenSpent e -> state.spent(e.tokenId());
            case AuthGuardEvent.VidUsed e -> state.used(e.vidId(), e.useId());
            case AuthGuardEvent.KeyBound e -> state.bound(e.bindingId());
            case AuthGuardEvent.KeyTokenUsed e -> state.used(e);
            case AuthGuardEvent.SamplesMatched e -> state.shown(state.shown().after(e));
            case AuthGuardEvent.SamplesMissed e -> state.shown(state.shown().after(e));
            case AuthGuardEvent.GuessesCounted e -> state; // who counts on reads it from the stream
        };
    }

    private static AuthGuardState asked(AuthGuardState state, OtpAsked event) {
        Instant at = event.expires().minus(OTP_VALIDITY.within());
        List<Instant> asked = new ArrayList<>(recent(state.asked(), at));
        asked.add(at);
        Challenge challenge =
                new Challenge(event.challengeId(), event.transactionId(), event.partnerId(), event.expires(), false);
        return state.challenged(challenge, List.copyOf(asked));
    }

    /**
     * A miss carries no time of its own, but was before its challenge expired: counted from there it is never too
     * short.
     */
    private static Instant forgottenAfter(AuthGuardState state) {
        return state.challenge().orElseThrow().expires().plus(OTP_WRONG.within());
    }

    private static boolean frozen(AuthGuardState state, Instant now) {
        return now.isBefore(state.frozenUntil());
    }

    private static List<Instant> recent(List<Instant> asked, Instant now) {
        return asked.stream()
                .filter(at -> at.plus(OTP_SENT.within()).isAfter(now))
                .toList();
    }
}
