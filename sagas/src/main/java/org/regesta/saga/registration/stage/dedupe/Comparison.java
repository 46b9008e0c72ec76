package org.regesta.saga.registration.stage.dedupe;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.ports.Biometrics;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;

/**
 * What came of comparing one with others of lower rank.
 *
 * @param candidates who is alike, the likeliest first
 * @param unreadable who could not be compared though they should be
 * @param gone how many were skipped because their keys are destroyed
 */
record Comparison(List<Candidate> candidates, List<String> unreadable, int gone) {

    private static final int MOST = 30;

    /** @param known what there is to compare of a registration */
    static <T> Comparison of(Collection<String> lower, Function<String, Known<T>> known, Likens<T> likens) {
        return of(lower.parallelStream()
                .map(rid -> Met.of(rid, known.apply(rid), likens))
                .toList());
    }

    /** By their fingers. */
    static Comparison ofFingers(Collection<Entry> lower, Likens<Map<String, Biometrics.Candidate>> likens) {
        return of(lower.parallelStream()
                .map(entry -> Met.of(entry.registrationId(), entry.fingers(), likens))
                .toList());
    }

    private static Comparison of(List<Met> met) {
        return new Comparison(
                met.stream()
                        .flatMap(each -> each.alike().stream())
                        .sorted(Comparator.comparingInt(Candidate::score)
                                .reversed()
                                .thenComparing(Candidate::registrationId))
                        .limit(MOST)
                        .toList(),
                met.stream()
                        .filter(Met::unreadable)
                        .map(Met::registrationId)
                        .limit(MOST)
                        .toList(),
                (int) met.stream().filter(Met::gone).count());
    }

    /** With others of whom it was known beforehand. */
    Comparison and(List<String> moreUnreadable, int moreGone) {
        return new Comparison(
                candidates,
                Stream.concat(unreadable.stream(), moreUnreadable.stream())
                        .distinct()
                        .limit(MOST)
                        .toList(),
                gone + moreGone);
    }

    /** Says whether another is alike. */
    interface Likens<T> {
        Optional<Candidate> compare(String registrationId, T other);
    }

    /** One of them. */
    private record Met(String registrationId, Optional<Candidate> alike, boolean unreadable, boolean gone) {
        static <T> Met of(String registrationId, Known<T> known, Likens<T> likens) {
            return new Met(
                    registrationId,
                    known instanceof Known.Loaded<T>(T value)
                            ? likens.compare(registrationId, value)
                            : Optional.empty(),
                    known instanceof Known.Unreadable,
                    known instanceof Known.Gone);
        }
    }
}
