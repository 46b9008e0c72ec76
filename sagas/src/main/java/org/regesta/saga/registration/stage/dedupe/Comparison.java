package org.regesta.saga.registration.stage.dedupe;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;

/**
 * What came of comparing one with all of lower rank.
 *
 * @param candidates who is alike, the likeliest first
 * @param unreadable who could not be compared though they should be
 * @param gone how many were skipped because their keys are destroyed
 */
record Comparison(List<Candidate> candidates, List<String> unreadable, int gone) {

    private static final int MOST = 30;

    static <T> Comparison of(Collection<Entry> lower, Function<Entry, Known<T>> known, Likens<T> likens) {
        List<Candidate> alike = lower.parallelStream()
                .flatMap(entry -> known.apply(entry) instanceof Known.Loaded<T>(T value)
                        ? likens.compare(entry.registrationId(), value).stream()
                        : java.util.stream.Stream.empty())
                .sorted(Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::registrationId))
                .limit(MOST)
                .toList();
        List<String> unreadable = lower.stream()
                .filter(entry -> known.apply(entry) instanceof Known.Unreadable)
                .map(Entry::registrationId)
                .limit(MOST)
                .toList();
        long gone = lower.stream()
                .filter(entry -> known.apply(entry) instanceof Known.Gone)
                .count();
        return new Comparison(alike, unreadable, (int) gone);
    }

    /** Says whether another is alike. */
    interface Likens<T> {
        Optional<Candidate> compare(String registrationId, T other);
    }
}
