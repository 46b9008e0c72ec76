package org.regesta.query.identitycard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.SealedAs;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.query.delivery.PersonFold;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** An {@link IdentityCard} per subject, and a blind index from numbers to subjects. */
@Component
class IdentityCardProjection implements Projection.Factory {

    static final String NAME = "identity-card-3";
    private static final String SUBJECT = "subject";
    private static final int MOST_NUMBERS = 10_000;

    private final Ledger ledger;
    private final LookUpOpener lookUp;

    IdentityCardProjection(Ledger ledger, LookUpOpener lookUp) {
        this.ledger = ledger;
        this.lookUp = lookUp;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Book> books() {
        return Set.of(Book.REGISTRY);
    }

    @Override
    public Projection over(ViewStore store) {
        PersonFold<IdentityCard> cards = new PersonFold<>(cards(store), ledger, IdentityCard.class, IdentityCard.FOLD);
        ViewStore.Collection numbers = numbers(store);
        Predicate<String> erased = subject -> card(store, subject)
                .filter(known -> known.view().erased().isPresent())
                .isPresent();
        return event -> IdentityCard.subject(event)
                .ifPresent(subject -> cards.on(subject, event, each -> index(each, numbers, erased)));
    }

    /** Whom a number belongs to; {@code vidId}: the virtual id whose number it is. */
    record Owner(String subject, Optional<Instant> until, Optional<String> vidId) {}

    static Optional<PersonFold.Known<IdentityCard>> card(ViewStore store, String subject) {
        return PersonFold.find(cards(store), IdentityCard.class, subject);
    }

    static Optional<Owner> owner(ViewStore store, String index) {
        return numbers(store).get(index).map(document -> Json.read(document.body(), Owner.class));
    }

    /** Whether a number leads to its person now: not by a virtual id that is switched off or came to its end. */
    static boolean leads(ViewStore store, Owner owner) {
        return owner.vidId()
                .map(id -> card(store, owner.subject())
                        .map(known -> known.view().vids().get(id))
                        .filter(IdentityCard.Vid::active)
                        .isPresent())
                .orElse(true);
    }

    private void index(Recorded event, ViewStore.Collection numbers, Predicate<String> erased) {
        switch (event.payload()) {
            case IdentityEvent.Issued e -> {
                Owner owner = new Owner(e.subject(), Optional.empty(), Optional.empty());
                put(numbers, Optional.of(lookUp.index(NumberKind.RID, e.registrationId())), owner);
                put(numbers, lookUp.index(NumberKind.UIN, SealedAs.UIN, e.uin()), owner);
            }
            case VirtualIdEvent.Issued e
            when erased.test(e.subject()) -> // streams may come in any order
                lookUp.index(NumberKind.VID, SealedAs.VID, e.vid())
                        .flatMap(numbers::get)
                        .ifPresent(number -> numbers.remove(number.id(), number.version()));
            case VirtualIdEvent.Issued e ->
                put(
                        numbers,
                        lookUp.index(NumberKind.VID, SealedAs.VID, e.vid()),
                        new Owner(e.subject(), e.expires(), Optional.of(e.vidId())));
            case IdentityEvent.Erased e -> forget(numbers, e);
            default -> {} // gives no number
        }
    }

    /** A registration's id has no meaning and leads to the word that the person was forgotten; UIN and VIDs go. */
    private void forget(ViewStore.Collection numbers, IdentityEvent.Erased e) {
        Set<String> registrations = e.registrations().stream()
                .map(rid -> lookUp.index(NumberKind.RID, rid))
                .collect(Collectors.toUnmodifiableSet());
        numbers
                .scan(SUBJECT, e.subject(), e.subject() + "\0", null, MOST_NUMBERS, ViewStore.Order.ASCENDING)
                .documents()
                .stream()
                .filter(number -> !registrations.contains(number.id()))
                .forEach(number -> numbers.remove(number.id(), number.version()));
    }

    private static void put(ViewStore.Collection numbers, Optional<String> index, Owner owner) {
        index.ifPresent(id -> numbers.replaceAll(
                List.of(new Document(id, 0, Json.write(owner), Map.of(SUBJECT, List.of(owner.subject()))))));
    }

    private static ViewStore.Collection cards(ViewStore store) {
        return store.collection(NAME, Set.of());
    }

    private static ViewStore.Collection numbers(ViewStore store) {
        return store.collection(NAME + "-numbers", Set.of(SUBJECT));
    }
}
