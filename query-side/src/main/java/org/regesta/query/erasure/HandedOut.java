package org.regesta.query.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.authentication.AuthenticationEvent;
import org.regesta.events.disclosure.DisclosureEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.springframework.stereotype.Component;

/** Who was given or shown what of a person, from the access book: it cannot be called back, but it can be named. */
@Component
class HandedOut {

    private static final int PAGE = 500;

    private final ViewStore store;
    private final Ledger ledger;

    HandedOut(ViewStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * One answer that left the house.
     *
     * @param recipient officer, client or partner id, or the fingerprint of a key
     * @param purpose a code: of a disclosure, or {@code AUTHENTICATE}
     * @param what the kinds of data: names of attributes, or factors that were confirmed
     * @param event {@code access:<position>}
     */
    record Item(String recipient, String purpose, Instant when, Set<String> what, String event) {}

    List<Item> of(String subject) {
        Timeline timeline = new Timeline(store, ResidentHistoryView.NAME);
        List<Item> items = new ArrayList<>();
        String cursor = null;
        do {
            Timeline.Lot lot =
                    timeline.ofPerson(subject, new Timeline.Part(Optional.empty(), Optional.empty(), cursor, PAGE));
            lot.lines().stream()
                    .filter(line -> line.book() == Book.ACCESS)
                    .flatMap(line -> item(line).stream())
                    .forEach(items::add);
            cursor = lot.cursor().orElse(null);
        } while (cursor != null);
        return items;
    }

    private Optional<Item> item(Line line) {
        return ledger.at(Book.ACCESS, line.position()).flatMap(HandedOut::item);
    }

    private static Optional<Item> item(Recorded recorded) {
        return switch (recorded.payload()) {
            case DisclosureEvent.Disclosed e ->
                Optional.of(item(recorded, e.recipient(), e.purpose().name(), e.attributes()));
            case DisclosureEvent.HandedOver e ->
                Optional.of(item(recorded, e.recipient(), Purpose.EVIDENCE.name(), e.attributes()));
            case AuthenticationEvent.Answered e
            when e.yes() ->
                Optional.of(item(recorded, e.partnerId(), e.kind().name().toUpperCase(Locale.ROOT), e.factors()));
            default -> Optional.empty();
        };
    }

    private static Item item(Recorded recorded, String recipient, String purpose, Set<String> what) {
        return new Item(
                recipient,
                purpose,
                Instant.ofEpochMilli(recorded.envelope().recordedMillis()),
                what,
                "access:" + recorded.position());
    }
}
