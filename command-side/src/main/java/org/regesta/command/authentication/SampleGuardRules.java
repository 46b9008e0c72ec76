package org.regesta.command.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.regesta.command.authentication.api.AuthGuardCommand.ShowSamples;
import org.regesta.command.authentication.api.AuthGuardCommand.Shown;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.SamplesMatched;
import org.regesta.events.authentication.AuthGuardEvent.SamplesMissed;

/**
 * What a device took is compared once, so nobody uses a finger again that was shown to them; and wrong ones are counted
 * as NIST SP 800-63B has it: five at will, then one in 30 seconds, and after 50 none until a right OTP.
 */
final class SampleGuardRules {

    /** How long after it was taken a sample may still be compared, by whosever clock. */
    private static final Duration GOOD = AuthLimit.REQUEST_AGE
            .within()
            .plus(AuthLimit.SAMPLES_APART.within())
            .plus(AuthLimit.CLOCK_DIFFERENCE.within().multipliedBy(2));

    /** For how long before its end a sample may be shown: its clock may be ahead, ours too. */
    static final Duration KEPT = GOOD.plus(AuthLimit.CLOCK_DIFFERENCE.within().multipliedBy(2));

    private SampleGuardRules() {}

    /** What became of samples, and what is to be remembered of them. */
    record Verdict(Shown shown, List<AuthGuardEvent> events) {

        private static Verdict notCompared(Shown why) {
            return new Verdict(why, List.of());
        }
    }

    /** Never refuses: each outcome is an answer. What is not compared tells nothing of the person. */
    static Verdict decide(ShowSamples command, SamplesShown state) {
        if (!Collections.disjoint(command.sampleIds(), state.samples().keySet())) {
            return Verdict.notCompared(Shown.BEFORE);
        }
        if (command.now().isBefore(state.again())) {
            return Verdict.notCompared(state.isStopped() ? Shown.STOPPED : Shown.TOO_SOON);
        }
        Instant until = command.taken().plus(GOOD);
        if (command.right()) {
            return new Verdict(
                    Shown.MATCHED, List.of(new SamplesMatched(command.subject(), command.sampleIds(), until)));
        }
        int failures = state.failures() + 1;
        return new Verdict(
                Shown.WRONG,
                List.of(new SamplesMissed(
                        command.subject(), command.sampleIds(), until, failures, again(failures, command.now()))));
    }

    private static Optional<Instant> again(int failures, Instant now) {
        if (failures >= AuthLimit.BIOMETRIC_WRONG_AT_MOST.most()) {
            return Optional.empty();
        }
        AuthLimit few = AuthLimit.BIOMETRIC_WRONG;
        return Optional.of(failures < few.most() ? now : now.plus(few.within()));
    }
}
