package org.regesta.query.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.regesta.ports.Attribution;
import org.springframework.stereotype.Component;

/** Makes evidence bundles. What it made it gives away and keeps nothing of. */
@Component
public class EvidenceDesk {

    private final EvidenceSearch search;
    private final AnnexMaking annexes;
    private final BundleSigning signing;
    private final Clock clock;

    EvidenceDesk(EvidenceSearch search, AnnexMaking annexes, BundleSigning signing, Clock clock) {
        this.search = search;
        this.annexes = annexes;
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * A bundle, ready to be given.
     *
     * @param zip the file
     * @param events how many it proves
     * @param annex {@code access:<position>} of the event that records the opening, where something was opened
     */
    public record Made(String id, byte[] zip, int events, Optional<String> annex) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /**
     * @param by who asks; an opening is recorded in this name
     * @throws org.regesta.ports.Refusal {@link org.regesta.query.evidence.api.EvidenceRefusal}
     * @throws org.regesta.wire.MosipRefusal naming a field that is missing or means nothing
     */
    public Made make(Wanted wanted, Attribution by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Ask ask = Ask.of(wanted, now);
        String id = UUID.randomUUID().toString();
        Found found = search.find(ask);
        List<ProvenBook> books = search.prove(found);
        Optional<Annex> annex = ask.opening().map(opening -> annexes.make(opening, from(id, found, books), by));
        Bundle bundle = new Bundle(id, ask, by, now, found, books, annex);
        return new Made(id, signing.zip(bundle), found.lines().size(), annex.map(Annex::event));
    }

    private static AnnexMaking.From from(String id, Found found, List<ProvenBook> books) {
        return new AnnexMaking.From(
                id,
                found.subjects(),
                found.keyRefs(),
                books.stream().flatMap(book -> book.events().stream()).toList());
    }
}
