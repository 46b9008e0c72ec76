package org.regesta.query.authhistory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.ViewStore;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.springframework.stereotype.Component;

/** Finds the answers given about a person, newest first. */
@Component
class AuthTransactions {

    private static final String ANSWERED = "authentication.answered";
    private static final int PAGE = 500;

    /** Lines of one life that one question reads at most: years of it, and never a whole one at a caller's word. */
    static final int LOOKED_AT = 20_000;

    private final Timeline timeline;
    private final Ledger ledger;
    private final Identities identities;
    private final VirtualIds virtualIds;

    AuthTransactions(ViewStore store, Ledger ledger, Identities identities, VirtualIds virtualIds) {
        timeline = new Timeline(store, ResidentHistoryView.NAME);
        this.ledger = ledger;
        this.identities = identities;
        this.virtualIds = virtualIds;
    }

    /** By what a person is named, and who that is. */
    record Named(String subject, String idType) {}

    Optional<Named> find(String number) {
        return identities
                .byUin(number)
                .map(subject -> new Named(subject, "UIN"))
                .or(() -> virtualIds.find(number).map(vid -> new Named(vid.subject(), "VID")))
                .or(() -> identities
                        .byHandle(number.toLowerCase(Locale.ROOT))
                        .map(subject -> new Named(subject, "HANDLE")))
                .filter(named -> !identities.isForgotten(named.subject()));
    }

    /** @param skip how many of the newest are left out; what lies beyond {@link #LOOKED_AT} lines is not looked for */
    List<AuthTransaction> of(Named named, long skip, int most) {
        return positions(named.subject(), skip + most).stream()
                .skip(skip)
                .map(position -> ledger.at(Book.ACCESS, position))
                .flatMap(Optional::stream)
                .map(event -> AuthTransaction.of(event, named.idType()))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Long> positions(String subject, long enough) {
        List<Long> positions = new ArrayList<>();
        @Nullable String cursor = null;
        int looked = 0;
        do {
            Timeline.Lot lot = timeline.newestOfPerson(subject, cursor, PAGE);
            lot.lines().stream()
                    .filter(line -> line.book() == Book.ACCESS && line.type().equals(ANSWERED))
                    .map(Line::position)
                    .forEach(positions::add);
            looked += lot.lines().size();
            cursor = lot.cursor().orElse(null);
        } while (cursor != null && positions.size() < enough && looked < LOOKED_AT);
        return positions.subList(0, (int) Math.min(enough, positions.size()));
    }
}
