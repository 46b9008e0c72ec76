package org.regesta.saga.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.events.Authority;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;

/** Takes a case as soon as it is asked, and decides it at once; colleagues take what she must not judge again. */
record Adjudicator(String id, AdjudicationDecision decision) {

    static final Adjudicator WHO_FINDS_DUPLICATES = new Adjudicator("ade", AdjudicationDecision.DUPLICATE);
    static final Adjudicator WHO_FINDS_NONE = new Adjudicator("eve", AdjudicationDecision.DIFFERENT_PEOPLE);

    /** Cases wait. */
    static final Adjudicator NOBODY = new Adjudicator("", AdjudicationDecision.DUPLICATE);

    /**
     * Says the same of everybody. A case that comes back to whoever judged it, as when the person it was found alike
     * with is rejected in turn, goes to a colleague.
     */
    void decide(Town town, AdjudicationAsked asked) {
        Adjudicator who = this;
        while (!who.takes(town, asked)) {
            who = new Adjudicator(who.id + "-next", decision);
        }
        Optional<String> other = decision == AdjudicationDecision.DUPLICATE
                ? Optional.of(asked.candidates().getFirst().registrationId())
                : Optional.empty();
        town.commands.send(
                new Adjudicate(asked.registrationId(), decision, other, town.clock.instant(), OtherNames.NONE),
                who.by());
    }

    private boolean takes(Town town, AdjudicationAsked asked) {
        Instant now = town.clock.instant();
        try {
            town.commands.send(
                    new ClaimCase(asked.registrationId(), now, now.plus(Duration.ofMinutes(30)), OtherNames.NONE),
                    by());
            return true;
        } catch (Refusal refused) {
            if (refused.code() != CaseRefusal.HAD_A_HAND_IN_IT) {
                throw refused;
            }
            return false;
        }
    }

    Attribution by() {
        return new Attribution(id, "ADJUDICATOR", new Authority.Mandate(id, 1));
    }
}
