package org.regesta.query.identitycard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return event -> IdentityCard.subject(event).ifPresent(subject -> {
            cards.on(subject, event, each -> index(each, numbers));
            if (card(store, subject)
                    .filter(known -> known.view().erased().isPresent())
                    .isPresent()) {
                forget(numbers, subject); // last, so that no number comes back that another thread was late with
            }
        });
    }

    /** Whom a number belongs to; {@code vidId}: the virtual id whose number it is. */
    record Owner(String subject, Optional<Instant> until, Optional<String> vidId) {}

    static Optional<PersonFold.Known<IdentityCard>> card(ViewStore store, String subject) {
        return PersonFold.find(cards(store), IdentityCard.class, subject);
    }

    static Optional<Owner> owner(ViewStore store, String index) {
        return numbers(store).get(index).map(document -> Json.read(document.body(), Owner.class));
    }

    /**
     * Whether a number leads to its person now: not while the number stands and its person's card does not yet, and not
     * by a virtual id that is switched off or came to its end.
     */
    static boolean leads(ViewStore store, Owner owner) {
        return card(store, owner.subject())
                .map(PersonFold.Known::view)
                .filter(card -> card.identity().isPresent() || card.erased().isPresent())
                .filter(card -> owner.vidId()
                        .map(id -> Optional.ofNullable(card.vids().get(id))
                                .filter(IdentityCard.Vid::active)
                                .isPresent())
                        .orElse(true))
                .isPresent();
    }

    private void index(Recorded event, ViewStore.Collection numbers) {
        switch (event.payload()) {
            case IdentityEvent.Issued e -> {
                Owner owner = new Owner(e.subject(), Optional.empty(), Optional.empty());
                write(numbers, lookUp.index(NumberKind.RID, e.registrationId()), owner, Map.of());
                put(numbers, lookUp.index(NumberKind.UIN, SealedAs.UIN, e.uin()), owner);
            }
            case VirtualIdEvent.Issued e ->
                put(
                        numbers,
                        lookUp.index(NumberKind.VID, SealedAs.VID, e.vid()),
                        new Owner(e.subject(), e.expires(), Optional.of(e.vidId())));
            default -> {} // gives no number
        }
    }

    /** UIN and VIDs go. A registration's id has no meaning, and leads to the word that the person was forgotten. */
    private static void forget(ViewStore.Collection numbers, String subject) {
        numbers.scan(SUBJECT, subject, subject + "\0", null, MOST_NUMBERS, ViewStore.Order.ASCENDING)
                .documents()
                .forEach(number -> numbers.remove(number.id(), number.version()));
    }

    /** A number that is found by its person, to be forgotten with them. */
    private static void put(ViewStore.Collection numbers, Optional<String> index, Owner owner) {
        index.ifPresent(id -> write(numbers, id, owner, Map.of(SUBJECT, List.of(owner.subject()))));
    }

    private static void write(ViewStore.Collection numbers, String index, Owner owner, Map<String, List<String>> keys) {
        numbers.replaceAll(List.of(new Document(index, 0, Json.write(owner), keys)));
    }

    private static ViewStore.Collection cards(ViewStore store) {
        return store.collection(NAME, Set.of());
    }

    private static ViewStore.Collection numbers(ViewStore store) {
        return store.collection(NAME + "-numbers", Set.of(SUBJECT));
    }
}
