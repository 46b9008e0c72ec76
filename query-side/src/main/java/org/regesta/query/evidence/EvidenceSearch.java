package org.regesta.query.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.SignedTrees;
import org.regesta.ports.ViewStore;
import org.regesta.query.audit.api.AuditView;
import org.regesta.query.evidence.api.EvidenceRefusal;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.springframework.stereotype.Component;

/** Finds the events of a bundle: by the auditor's view, and the streams that it is about by the books themselves. */
@Component
class EvidenceSearch {

    /** Of one bundle; a longer story is told in several periods. */
    static final int MOST = 10_000;

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Timeline timeline;
    private final Ledger ledger;
    private final Positions positions;
    private final SignedTrees trees;

    EvidenceSearch(ViewStore store, Ledger ledger, Positions positions, SignedTrees trees) {
        this.timeline = new Timeline(store, AuditView.NAME);
        this.ledger = ledger;
        this.positions = positions;
        this.trees = trees;
    }

    /** The events as they stand in the books, the registry's first, each with its proof. */
    List<ProvenBook> prove(Found found) {
        return Arrays.stream(Book.values())
                .map(book -> ProvenBook.of(book, found.lines(), trees))
                .toList();
    }

    /** @throws Refusal {@link EvidenceRefusal#UNKNOWN}, {@code NOTHING_IN_PERIOD}, {@code TOO_LARGE}, {@code BEHIND} */
    Found find(Ask ask) {
        for (Book book : Book.values()) {
            if (!positions.await(AuditView.NAME, book, ledger.head(book), PATIENCE)) {
                throw new Refusal(EvidenceRefusal.BEHIND);
            }
        }
        SortedMap<String, Line> lines = read(ask);
        List<Found.Whole> whole = new ArrayList<>();
        for (String stream : streams(ask)) {
            List<Recorded> events = ledger.stream(Book.REGISTRY, stream).stream()
                    .filter(event -> within(ask, event))
                    .toList();
            events.stream().map(Line::of).forEach(line -> lines.put(line.place(), line));
            if (!events.isEmpty()) {
                whole.add(new Found.Whole(
                        Book.REGISTRY,
                        stream,
                        events.getFirst().sequence(),
                        events.getLast().sequence()));
            }
        }
        if (lines.isEmpty()) {
            throw new Refusal(
                    page(ask, new Timeline.Part(Optional.empty(), Optional.empty(), null, 1))
                                    .lines()
                                    .isEmpty()
                            ? EvidenceRefusal.UNKNOWN
                            : EvidenceRefusal.NOTHING_IN_PERIOD);
        }
        return new Found(List.copyOf(lines.values()), whole, keyRefs(ask), subjects(ask));
    }

    private SortedMap<String, Line> read(Ask ask) {
        SortedMap<String, Line> lines = new TreeMap<>();
        String cursor = null;
        do {
            Timeline.Lot lot =
                    page(ask, new Timeline.Part(Optional.of(ask.from()), Optional.of(ask.to()), cursor, PAGE));
            lot.lines().forEach(line -> lines.put(line.place(), line));
            cursor = lot.cursor().orElse(null);
            if (lines.size() > MOST) {
                throw new Refusal(EvidenceRefusal.TOO_LARGE);
            }
        } while (cursor != null);
        return lines;
    }

    private Timeline.Lot page(Ask ask, Timeline.Part part) {
        return switch (ask.kind()) {
            case PERSON -> timeline.ofPerson(subject(ask), part);
            case REGISTRATION -> timeline.ofRegistration(ask.id(), part);
            case OFFICER -> timeline.ofOfficer(ask.id(), part);
        };
    }

    /** A registration is no subject until it is linked. */
    private static String subject(Ask ask) {
        if (ask.id().contains(":")) {
            throw new Refusal(EvidenceRefusal.UNKNOWN);
        }
        return ask.id();
    }

    private static boolean within(Ask ask, Recorded event) {
        long recorded = event.envelope().recordedMillis();
        return recorded >= ask.from().toEpochMilli() && recorded <= ask.to().toEpochMilli();
    }

    private Set<String> streams(Ask ask) {
        return switch (ask.kind()) {
            case PERSON -> {
                Set<String> streams = new TreeSet<>(timeline.registrationsOf(ask.id()));
                streams.add("identity:" + ask.id());
                yield streams;
            }
            case REGISTRATION -> Set.of("registration:" + ask.id());
            case OFFICER -> Set.of("officer:" + ask.id());
        };
    }

    private Set<String> keyRefs(Ask ask) {
        return switch (ask.kind()) {
            case PERSON -> {
                Set<String> keys = new TreeSet<>(Set.of(KeyRefs.subject(ask.id())));
                timeline.registrationsOf(ask.id()).stream()
                        .map(registration -> registration.substring(registration.indexOf(':') + 1))
                        .map(KeyRefs::registration)
                        .forEach(keys::add);
                yield keys;
            }
            case REGISTRATION -> Set.of(KeyRefs.registration(ask.id()));
            case OFFICER -> Set.of();
        };
    }

    private Set<String> subjects(Ask ask) {
        return switch (ask.kind()) {
            case PERSON -> Set.of(ask.id());
            case REGISTRATION ->
                Set.of(ledger.stream(Book.REGISTRY, "registration:" + ask.id()).stream()
                        .map(Recorded::payload)
                        .filter(SubjectLinked.class::isInstance)
                        .map(linked -> ((SubjectLinked) linked).subject())
                        .findFirst()
                        .orElse("registration:" + ask.id()));
            case OFFICER -> Set.of();
        };
    }
}
