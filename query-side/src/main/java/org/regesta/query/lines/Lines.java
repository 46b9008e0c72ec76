package org.regesta.query.lines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.query.delivery.StreamHeads;
import org.regesta.wire.Json;

/**
 * Keeps a line for each event, inserted by event id, and which registration became which person. A person's lines are
 * those
 * about them and about their registrations; the link is followed when asking, so nothing is rewritten when it is made.
 */
public final class Lines implements Projection {

    static final String ABOUT = "about";
    static final String OFFICER = "officer";
    static final String CORRELATION = "correlation";
    static final Set<String> INDEXES = Set.of(ABOUT, OFFICER, CORRELATION);
    static final String SUBJECT = "subject";

    private final ViewStore.Collection lines;
    private final ViewStore.Collection links;
    private final StreamHeads heads;
    private final boolean everything;

    /** @param everything false for a view that keeps only what is about a person or a registration */
    public Lines(ViewStore store, String view, Ledger ledger, boolean everything) {
        this.lines = store.collection(view, INDEXES);
        this.links = store.collection(view + "-links", Set.of(SUBJECT));
        this.heads = new StreamHeads(store.collection(view + "-streams", Set.of()), ledger);
        this.everything = everything;
    }

    @Override
    public void on(Recorded event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<Recorded> events) {
        heads.deliver(events, this::insert);
    }

    private void insert(List<Recorded> events) {
        List<Document> inserted = new ArrayList<>();
        for (Recorded event : events) {
            Line line = Line.of(event);
            Map<String, List<String>> keys = new TreeMap<>();
            put(keys, ABOUT, About.of(event), line);
            if (everything) {
                put(keys, OFFICER, About.officers(event), line);
                put(keys, CORRELATION, About.correlation(event).stream().toList(), line);
            }
            if (everything || !keys.isEmpty()) {
                inserted.add(new Document(event.eventId(), 0, Json.write(line), keys));
            }
            switch (event.payload()) {
                case RegistrationEvent.SubjectLinked e -> link("registration:" + e.registrationId(), e.subject());
                case IdentityEvent.Merged e -> link(e.subject(), e.into());
                case IdentityEvent.Unmerged e -> link(e.subject(), "");
                default -> {} // leaves everything whose it was
            }
        }
        lines.replaceAll(inserted);
    }

    /** What is about the first is about the second from now on; empty: about itself alone. */
    private void link(String what, String subject) {
        links.replaceAll(List.of(new Document(
                what, 0, Json.write(subject), Map.of(SUBJECT, subject.isEmpty() ? List.of() : List.of(subject)))));
    }

    private static void put(Map<String, List<String>> keys, String index, Collection<String> values, Line line) {
        if (!values.isEmpty()) {
            keys.put(
                    index,
                    values.stream().map(value -> key(value, line.place())).toList());
        }
    }

    /** A value and a place in it; a value that held the separator would only hide its own lines. */
    static String key(String value, String place) {
        return value.replace('\0', '\uFFFD') + '\0' + place;
    }
}
