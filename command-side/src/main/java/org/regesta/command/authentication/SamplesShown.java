package org.regesta.command.authentication;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.regesta.events.authentication.AuthGuardEvent.SamplesMatched;
import org.regesta.events.authentication.AuthGuardEvent.SamplesMissed;

/**
 * What a guard knows of a person's biometrics.
 *
 * @param samples that were compared, by id, until when: those young enough when the newest were
 * @param failures wrong ones in a row
 * @param again before this no more are compared; {@link Instant#MAX} until a right OTP
 */
record SamplesShown(Map<String, Instant> samples, int failures, Instant again) {

    static final SamplesShown NOTHING = new SamplesShown(Map.of(), 0, Instant.MIN);

    SamplesShown after(SamplesMatched e) {
        return new SamplesShown(with(e.sampleIds(), e.until()), 0, Instant.MIN);
    }

    SamplesShown after(SamplesMissed e) {
        return new SamplesShown(
                with(e.sampleIds(), e.until()), e.failures(), e.again().orElse(Instant.MAX));
    }

    /** Whoever is known by an OTP has another way, and gets this one back. */
    SamplesShown reopened() {
        return isStopped() ? new SamplesShown(samples, 0, Instant.MIN) : this;
    }

    boolean isStopped() {
        return again.equals(Instant.MAX);
    }

    private Map<String, Instant> with(Set<String> ids, Instant until) {
        Instant earliest = until.minus(SampleGuardRules.KEPT);
        Map<String, Instant> kept = new HashMap<>(samples);
        kept.values().removeIf(end -> end.isBefore(earliest));
        ids.forEach(id -> kept.put(id, until));
        return Map.copyOf(kept);
    }
}
