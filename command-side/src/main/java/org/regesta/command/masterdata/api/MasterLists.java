package org.regesta.command.masterdata.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.MasterListEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/**
 * Lists of values as they were at any time, from the registry itself: what was just named counts. What changed when is
 * told by the time an event names as the one it happened at, else by the time it was recorded.
 */
@Component
public final class MasterLists {

    /** The levels of places, {@code 0} for the topmost. */
    public static final String LEVELS = "level";

    /** A packet's time has seconds: what happened within its second had happened. */
    private static final Duration ITS_SECOND = Duration.ofSeconds(1);

    private static final String TOP = "location";
    private static final int REMEMBERED = 20_000;

    private final Ledger ledger;
    private final Map<String, List<Told>> known = new ConcurrentHashMap<>();

    public MasterLists(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Told(Instant happened, MasterListEvent event) {}

    /**
     * What counts at one time.
     *
     * @param names by code and language
     */
    public record Values(Map<String, Map<String, String>> names) {

        /** The codes of which one has this text: as itself, or as its name in the language; any when that is empty. */
        public Set<String> meant(String text, String language) {
            Set<String> codes = new TreeSet<>();
            names.forEach((code, by) -> {
                boolean named = language.isEmpty() ? by.containsValue(text) : text.equals(by.get(language));
                if (named || code.equals(text)) {
                    codes.add(code);
                }
            });
            return codes;
        }
    }

    /** The list of a field. */
    public static String ofField(String field) {
        return "field." + field;
    }

    /** The list of the places within a place; of the topmost for no place. */
    public static String within(String code) {
        return code.isEmpty() ? TOP : TOP + "." + code;
    }

    /** What counted then; none when nobody had begun the list. */
    public Optional<Values> at(String listId, Instant then) {
        List<Told> told = told(listId).stream()
                .filter(one -> one.happened().isBefore(then.plus(ITS_SECOND)))
                .sorted(Comparator.comparing(Told::happened)) // what was told late takes its place
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> names = new TreeMap<>();
        for (Told one : told) {
            switch (one.event()) {
                case MasterListEvent.ValueNamed e ->
                    names.computeIfAbsent(e.code(), code -> new TreeMap<>()).put(e.language(), e.name());
                case MasterListEvent.ValueWithdrawn e -> names.remove(e.code());
            }
        }
        return Optional.of(new Values(names));
    }

    /** A list only grows: what was read of it stands, and each time the rest is read. */
    private List<Told> told(String listId) {
        List<Told> before = known.getOrDefault(listId, List.of());
        List<Recorded> news = ledger.stream(Book.REGISTRY, "masterlist:" + listId, before.size());
        if (news.isEmpty()) {
            return before;
        }
        List<Told> all = new ArrayList<>(before);
        news.forEach(event -> all.add(new Told(happened(event), (MasterListEvent) event.payload())));
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(listId, List.copyOf(all));
        return all;
    }

    private static Instant happened(Recorded event) {
        return event.envelope()
                .meta(Meta.OCCURRED)
                .map(Instant::parse)
                .orElseGet(() -> Instant.ofEpochMilli(event.envelope().recordedMillis()));
    }
}
