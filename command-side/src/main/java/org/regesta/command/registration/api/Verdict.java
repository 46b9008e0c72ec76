package org.regesta.command.registration.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RejectionGround;

/**
 * What an adjudicator's decision means. Of somebody who becomes known it is asked whether they were known before: then
 * they are turned away. Of somebody who says that they are known it is asked whether they are: then they are let in.
 *
 * @param ground why it is rejected, none when it is approved
 */
public record Verdict(Optional<RejectionGround> ground, Optional<String> duplicateOf) {

    public boolean approves() {
        return ground.isEmpty();
    }

    /** Registrations of whom the person may be, when it is good to be one of them. */
    public static Set<String> sought(Process process, AdjudicationAsked asked) {
        return sought(process, asked.reason(), asked.candidates());
    }

    /** As of the reason and the candidates that are asked about. */
    public static Set<String> sought(Process process, AdjudicationReason reason, List<Candidate> candidates) {
        if (process == Process.LOST) {
            return candidates.stream()
                    .map(Candidate::registrationId)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        }
        return reason == AdjudicationReason.NOTHING_TO_AUTHENTICATE_BY
                ? Set.of(candidates.getFirst().registrationId())
                : Set.of();
    }

    public static Verdict of(Set<String> sought, AdjudicationDecision decision, Optional<String> duplicateOf) {
        boolean duplicate = decision == AdjudicationDecision.DUPLICATE;
        if (sought.isEmpty()) {
            return new Verdict(duplicate ? Optional.of(RejectionGround.DUPLICATE) : Optional.empty(), duplicateOf);
        }
        if (duplicateOf.filter(sought::contains).isPresent()) {
            return new Verdict(Optional.empty(), duplicateOf);
        }
        return new Verdict(
                Optional.of(duplicate ? RejectionGround.DUPLICATE : RejectionGround.NOT_THE_PERSON), duplicateOf);
    }
}
