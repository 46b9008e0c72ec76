package org.regesta.saga.adjudication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.officer.api.Lineage;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.ReleaseCase;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.saga.adjudication.api.ClaimRefusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who has which case. Of two who take one at the same moment the registry decides; how many one officer has is counted
 * under a lock, in the registry, so that nobody takes the whole list at once, in however many offices.
 */
@Component
class Claims {

    private final ViewStore store;
    private final Ledger ledger;
    private final CaseOfficers officers;
    private final Clock clock;
    private final Duration lease;
    private final int most;
    private final Map<String, Set<String>> taken = new HashMap<>();

    /**
     * @param lease how long a claim holds, ISO 8601
     * @param most how many cases one person has at a time
     */
    Claims(
            ViewStore store,
            Ledger ledger,
            CaseOfficers officers,
            Clock clock,
            @Value("${regesta.adjudication.lease:PT30M}") String lease,
            @Value("${regesta.adjudication.cases-at-a-time:5}") int most) {
        this.store = store;
        this.ledger = ledger;
        this.officers = officers;
        this.clock = clock;
        this.lease = Misconfigured.duration("regesta.adjudication.lease", lease);
        this.most = most;
    }

    /** @return when the claim ends */
    synchronized Instant take(String registrationId, Attribution by) {
        Instant now = clock.instant();
        Set<String> mine = has(by.actor(), now);
        if (!mine.contains(registrationId) && mine.size() + elsewhere(by.actor(), now) >= most) {
            throw new Refusal(ClaimRefusal.TOO_MANY_CASES);
        }
        officers.send(registrationId, by, as -> new ClaimCase(registrationId, now, now.plus(lease), as));
        mine.add(registrationId);
        return claim(registrationId).orElseThrow().until();
    }

    void giveBack(String registrationId, Attribution by) {
        officers.send(registrationId, by, as -> new ReleaseCase(registrationId, clock.instant()));
    }

    /** How many the same person has from other offices. */
    private int elsewhere(String officer, Instant now) {
        Set<String> holders = new TreeSet<>(taken.keySet());
        CaseDue.over(store, now.plus(lease)).forEach(row -> row.officer().ifPresent(holders::add));
        holders.remove(officer);
        return holders.stream()
                .filter(other -> Lineage.isOnePerson(ledger, officer, other))
                .mapToInt(other -> has(other, now).size())
                .sum();
    }

    /** The view may lag behind what was taken just now, and behind what has ended. */
    private Set<String> has(String officer, Instant now) {
        Set<String> mine = taken.computeIfAbsent(officer, unknown -> new TreeSet<>());
        CaseDue.of(store, officer).forEach(row -> mine.add(row.registrationId()));
        mine.removeIf(rid -> claim(rid)
                .filter(claim -> claim.officer().equals(officer) && now.isBefore(claim.until()))
                .isEmpty());
        return mine;
    }

    /** The claim in effect. */
    private Optional<CaseClaimed> claim(String registrationId) {
        Optional<CaseClaimed> claim = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "registration:" + registrationId)) {
            claim = switch (recorded.payload()) {
                case CaseClaimed e -> Optional.of(e);
                case DecisionOverdue _ -> claim;
                default -> Optional.empty();
            };
        }
        return claim;
    }
}
