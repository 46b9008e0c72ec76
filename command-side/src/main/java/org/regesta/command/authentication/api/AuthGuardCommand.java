package org.regesta.command.authentication.api;

import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a person's guard. Handled over the access book. */
public sealed interface AuthGuardCommand {

    String subject();

    @TargetAggregateIdentifier
    default String stream() {
        return "authguard:" + subject();
    }

    /**
     * An OTP is to be sent: valid for {@link AuthLimit#OTP_VALIDITY}, for this transaction and partner alone. Refused
     * FLOODED beyond {@link AuthLimit#OTP_SENT}, FROZEN while frozen. A new challenge replaces the old; the same again
     * changes nothing.
     */
    record AskOtp(String subject, String challengeId, String transactionId, String partnerId, Instant now)
            implements AuthGuardCommand {}

    /**
     * A guess. The vault derives the right OTP outside; {@code right} says whether the guess was it, for the challenge
     * named. Answers with {@link Tried}; every guess that was evaluated is an event, so exactly as many are as the rule
     * allows.
     */
    record TryOtp(
            String subject, String challengeId, String transactionId, String partnerId, boolean right, Instant now)
            implements AuthGuardCommand {

        @Override
        public String toString() {
            return "TryOtp[" + challengeId + "]"; // whether a guess was right stays out of logs
        }
    }

    /** A token is given: valid for {@link AuthLimit#KYC_TOKEN_VALIDITY}. The same again changes nothing. */
    record IssueKycToken(
            String subject, String tokenId, String transactionId, String partnerId, String policyId, Instant now)
            implements AuthGuardCommand {}

    /** A token that was shown to be the right one is used. Answers with {@link Spent}. */
    record SpendKycToken(
            String subject, String tokenId, String transactionId, String partnerId, String policyId, Instant now)
            implements AuthGuardCommand {}

    /**
     * A virtual id of a limited policy leads to an answer. Answers with {@link Use}; the same again is the same use.
     *
     * @param allowed how many uses its policy allows, at least 1
     */
    record UseVid(String subject, String vidId, String useId, int allowed) implements AuthGuardCommand {}

    /** A key becomes the person's. The same again changes nothing. */
    record BindKey(
            String subject,
            String bindingId,
            String certificate,
            String factorType,
            String partnerId,
            String policyId,
            Instant expires)
            implements AuthGuardCommand {}

    /**
     * What a bound key signed is believed. Answers with {@link Spent}: {@code NOW}, or {@code BEFORE}.
     *
     * @param tokenId SHA-256 of what was signed
     */
    record UseKeyToken(String subject, String tokenId, Instant issued) implements AuthGuardCommand {}

    /**
     * What a device took was compared, outside; {@code right} says how that ended. Answers with {@link Shown}; what was
     * compared is an event, so exactly as many are as the rule allows.
     *
     * @param sampleIds SHA-256 of what the device signed
     * @param taken when the newest of them was taken
     */
    record ShowSamples(String subject, Set<String> sampleIds, boolean right, Instant taken, Instant now)
            implements AuthGuardCommand {

        @Override
        public String toString() {
            return "ShowSamples[" + sampleIds.size() + "]"; // whether they were right stays out of logs
        }
    }

    /**
     * A partner was wrong about the person's demographics. Every one is an event.
     *
     * @param guesses how many wrong answers are counted with it
     */
    record CountGuesses(String subject, String partnerId, int guesses, Instant now) implements AuthGuardCommand {}

    /** What became of samples. Only {@link #MATCHED} and {@link #WRONG} tell what the comparison said. */
    enum Shown {
        MATCHED,
        WRONG,
        /** One of them was compared before. */
        BEFORE,
        /** After {@link AuthLimit#BIOMETRIC_WRONG} wrong ones each further one waits. */
        TOO_SOON,
        /** After {@link AuthLimit#BIOMETRIC_WRONG_AT_MOST} no more are compared until a right OTP. */
        STOPPED
    }

    /** What became of a use of a virtual id. Only {@link #NONE_LEFT} lets nothing be answered. */
    enum Use {
        COUNTED,
        /** Counted, and no other may follow. */
        LAST,
        NONE_LEFT
    }

    /** What became of a token. Only {@link #NOW} lets anything be given for it. */
    enum Spent {
        NOW,
        BEFORE,
        UNKNOWN,
        EXPIRED,
        OTHER_TRANSACTION,
        OTHER_PARTNER
    }

    /**
     * What became of a guess. Only {@link #MATCHED}, {@link #WRONG} and the {@link #FROZEN} that froze evaluated it.
     */
    enum Tried {
        MATCHED,
        WRONG,
        /** Frozen before, or by this wrong guess. */
        FROZEN,
        /** Too late, or another challenge took its place. */
        EXPIRED,
        NOT_ASKED,
        OTHER_TRANSACTION,
        OTHER_PARTNER,
        SPENT
    }
}
