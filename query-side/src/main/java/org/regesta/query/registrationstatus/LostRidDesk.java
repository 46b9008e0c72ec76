package org.regesta.query.registrationstatus;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.events.Purpose;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.query.registrationstatus.LostRidProjection.Row;
import org.regesta.query.registrationstatus.api.LostRidRefusal;
import org.springframework.stereotype.Component;

/**
 * Finds a registration whose number its person lost. Whatever comes of it is recorded before it is answered and counts
 * among the officer's searches of that day, also that nobody was found: that too is something learned of somebody.
 */
@Component
class LostRidDesk {

    static final int MOST_FOUND = 5;
    static final int MOST_A_DAY = 20;
    private static final int MOST_LOOKED_AT = 500; // who share two fields and a day: a household, a school

    private final ViewStore store;
    private final LostRidOpener opener;
    private final Disclosures disclosures;
    private final Clock clock;

    LostRidDesk(ViewStore store, LostRidOpener opener, Disclosures disclosures, Clock clock) {
        this.store = store;
        this.opener = opener;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /** The oldest day first. */
    List<Row> find(LostRidSearch search, Attribution by) {
        String series = "lost-rid-" + by.actor() + "-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!disclosures.mayRecordOneOf(series, MOST_A_DAY)) { // first: how long a search takes tells something too
            throw new Refusal(LostRidRefusal.ASKED_TOO_OFTEN);
        }
        List<Row> found = search.days()
                .flatMap(day -> on(day, search).stream())
                .limit(MOST_FOUND + 1L)
                .toList();
        boolean shown = found.size() <= MOST_FOUND;
        record(series, shown ? found : List.of(), by);
        if (!shown) {
            throw new Refusal(LostRidRefusal.TOO_MANY_FOUND);
        }
        return found;
    }

    /** Those of whom every pair of fields holds. */
    private List<Row> on(LocalDate day, LostRidSearch search) {
        List<List<Row>> byPair = opener.keys(search.fields(), day).stream()
                .map(key -> LostRidProjection.under(store, key, MOST_LOOKED_AT))
                .toList();
        Set<Row> all = new HashSet<>(byPair.getFirst());
        byPair.forEach(all::retainAll);
        return byPair.getFirst().stream()
                .filter(all::contains)
                .filter(row -> opener.stands(row.registrationId()))
                .toList();
    }

    private void record(String series, List<Row> shown, Attribution by) {
        boolean recorded = disclosures.recordOneOf(
                series,
                MOST_A_DAY,
                shown.stream().map(row -> whose(row.registrationId())).collect(Collectors.toSet()),
                Purpose.FIND_REGISTRATION,
                shown.isEmpty() ? Set.of() : Set.of("registrationId"),
                by);
        if (!recorded) {
            throw new Refusal(LostRidRefusal.ASKED_TOO_OFTEN);
        }
    }

    private String whose(String registrationId) {
        return RegistrationStatusProjection.find(store, registrationId)
                .flatMap(RegistrationStatus::subject)
                .orElse(RegistrationStatusProjection.stream(registrationId));
    }
}
