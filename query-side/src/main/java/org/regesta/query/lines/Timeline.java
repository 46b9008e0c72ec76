package org.regesta.query.lines;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;

/** Reads a view of {@link Lines} in the merged order of both books. */
public final class Timeline {

    private static final Pattern PLACE = Pattern.compile("[0-9a-f]{16}[01][0-9a-f]{16}");
    private static final int MAX_LINKS = 1000;

    private final ViewStore store;
    private final String view;

    public Timeline(ViewStore store, String view) {
        this.store = store;
        this.view = view;
    }

    /** A period, both ends inclusive, where they are given; a page within it. */
    public record Part(
            Optional<Instant> from,
            Optional<Instant> to,
            @Nullable String cursor,
            int limit) {}

    /** @param cursor of the next page, empty when this is the last */
    public record Lot(List<Line> lines, Optional<String> cursor) {}

    /** What befell a person: everything about them, and about the registrations that became them. */
    public Lot ofPerson(String subject, Part part) {
        List<String> about = about(subject);
        return read(Lines.ABOUT, about, part);
    }

    /**
     * The newest of what befell a person, newest first.
     *
     * @param cursor of the page before, which leads to older ones
     */
    public Lot newestOfPerson(String subject, @Nullable String cursor, int limit) {
        List<String> about = about(subject);
        ViewStore.Collection lines = store.collection(view, Lines.INDEXES);
        String before = cursor == null ? "g" : placeOf(cursor); // above all hex digits
        SortedMap<String, Line> merged = new TreeMap<>(Comparator.reverseOrder());
        for (String value : about) {
            String low = Lines.key(value, "");
            lines
                    .scan(Lines.ABOUT, low, Lines.key(value, before), null, limit + 1, ViewStore.Order.DESCENDING)
                    .documents()
                    .stream()
                    .map(document -> Json.read(document.body(), Line.class))
                    .forEach(line -> merged.put(line.place(), line));
        }
        List<Line> page = merged.values().stream().limit(limit).toList();
        return new Lot(page, merged.size() > limit ? Optional.of(cursor(page.getLast())) : Optional.empty());
    }

    public Lot ofRegistration(String registrationId, Part part) {
        return read(Lines.ABOUT, List.of("registration:" + registrationId), part);
    }

    public Lot ofOfficer(String officer, Part part) {
        return read(Lines.OFFICER, List.of(officer), part);
    }

    public Lot ofCorrelation(String correlation, Part part) {
        return read(Lines.CORRELATION, List.of(correlation), part);
    }

    /** The person's identities that are merged into one, and all their registrations. */
    private List<String> about(String subject) {
        List<String> about = new ArrayList<>(List.of(subject));
        for (int next = 0; next < about.size() && about.size() < MAX_LINKS; next++) {
            linkedTo(about.get(next)).stream()
                    .filter(linked -> !about.contains(linked))
                    .forEach(about::add);
        }
        return about;
    }

    /** The registrations that became a person, each as {@code registration:<rid>}. */
    public List<String> registrationsOf(String subject) {
        return linkedTo(subject).stream()
                .filter(linked -> linked.startsWith("registration:"))
                .toList();
    }

    private List<String> linkedTo(String subject) {
        ViewStore.Collection links = store.collection(view + "-links", Set.of(Lines.SUBJECT));
        return links
                .scan(Lines.SUBJECT, subject, subject + "\0", null, MAX_LINKS, ViewStore.Order.ASCENDING)
                .documents()
                .stream()
                .map(ViewStore.Document::id)
                .toList();
    }

    /** One line of what befell a person, by its event's id. */
    public Optional<Line> lineOf(String subject, String eventId) {
        return store.collection(view, Lines.INDEXES)
                .get(eventId)
                .filter(document -> isAbout(document, subject))
                .map(document -> Json.read(document.body(), Line.class));
    }

    private boolean isAbout(ViewStore.Document document, String subject) {
        Set<String> about = new TreeSet<>(about(subject));
        return document.keys().getOrDefault(Lines.ABOUT, List.of()).stream()
                .anyMatch(key -> about.contains(key.substring(0, key.indexOf('\0'))));
    }

    private Lot read(String index, List<String> values, Part part) {
        ViewStore.Collection lines = store.collection(view, Lines.INDEXES);
        String from = part.from().map(Timeline::first).orElse("");
        String next = part.cursor() == null ? "" : after(part.cursor());
        String low = from.compareTo(next) > 0 ? from : next; // a cursor leads nowhere outside the period
        String high = part.to().map(to -> first(to.plusMillis(1))).orElse("g"); // above all hex digits
        SortedMap<String, Line> merged = new TreeMap<>();
        for (String value : values) {
            lines
                    .scan(
                            index,
                            Lines.key(value, low),
                            Lines.key(value, high),
                            null,
                            part.limit() + 1,
                            ViewStore.Order.ASCENDING)
                    .documents()
                    .stream()
                    .map(document -> Json.read(document.body(), Line.class))
                    .forEach(line -> merged.put(line.place(), line));
        }
        List<Line> page = merged.values().stream().limit(part.limit()).toList();
        return new Lot(page, merged.size() > part.limit() ? Optional.of(cursor(page.getLast())) : Optional.empty());
    }

    private static String first(Instant from) {
        return String.format(Locale.ROOT, "%016x", Math.max(0, from.toEpochMilli()));
    }

    private static String cursor(Line last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.place().getBytes(StandardCharsets.US_ASCII));
    }

    private static String after(String cursor) {
        return placeOf(cursor) + "!";
    }

    private static String placeOf(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (PLACE.matcher(place).matches()) {
                return place;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "cursor");
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, "cursor");
    }
}
