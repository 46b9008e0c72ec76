package org.regesta.saga.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.events.Authority;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.ports.Attribution;

/** Takes a case as soon as it is asked, and decides it at once. */
record Adjudicator(String id, AdjudicationDecision decision) {

    static final Adjudicator WHO_FINDS_DUPLICATES = new Adjudicator("ade", AdjudicationDecision.DUPLICATE);
    static final Adjudicator WHO_FINDS_NONE = new Adjudicator("eve", AdjudicationDecision.DIFFERENT_PEOPLE);

    /** Cases wait. */
    static final Adjudicator NOBODY = new Adjudicator("", AdjudicationDecision.DUPLICATE);

    void decide(Town town, AdjudicationAsked asked) {
        Instant now = town.clock.instant();
        town.commands.send(
                new ClaimCase(asked.registrationId(), now, now.plus(Duration.ofMinutes(30)), OtherNames.NONE), by());
        Optional<String> other = decision == AdjudicationDecision.DUPLICATE
                ? Optional.of(asked.candidates().getFirst().registrationId())
                : Optional.empty();
        town.commands.send(new Adjudicate(asked.registrationId(), decision, other, now, OtherNames.NONE), by());
    }

    Attribution by() {
        return new Attribution(id, "ADJUDICATOR", new Authority.Mandate(id, 1));
    }
}
