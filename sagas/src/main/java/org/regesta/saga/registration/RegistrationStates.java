package org.regesta.saga.registration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/**
 * The sagas' states as the registry alone makes them: the process is folded over the book and its commands are thrown
 * away. For {@code sagas rebuild}: with the saga processor stopped, every saga is replaced by what {@link #fold} gives,
 * its token set to {@link Fold#position}; what is still open is asked again by what is due.
 */
public final class RegistrationStates {

    private RegistrationStates() {}

    /**
     * A saga to be.
     *
     * @param saga an instance of {@link #sagaType}, to be stored by Axon's saga store
     * @param associations values of the association {@code registrationId}
     */
    public record Open(String registrationId, Object saga, Set<String> associations) {}

    /** @param position the registry position up to which the states hold */
    public record Fold(List<Open> sagas, long position) {}

    public static Class<?> sagaType() {
        return RegistrationSaga.class;
    }

    /** The name of the association that all sagas have. */
    public static String association() {
        return RegistrationSaga.ASSOCIATION;
    }

    /** Every saga that is open at the registry's head. */
    public static Fold fold(Ledger ledger) {
        long head = ledger.head(Book.REGISTRY);
        List<Open> open = new ArrayList<>();
        states(ledger, head).values().stream()
                .filter(RegistrationStates::isOpen)
                .forEach(state -> open.add(open(state)));
        return new Fold(open, head);
    }

    /** All states as of a position, by registration id. */
    static Map<String, RegistrationState> states(Ledger ledger, long upTo) {
        Map<String, RegistrationState> states = new TreeMap<>();
        Map<String, Set<String>> waiters = new TreeMap<>();
        Candidates candidates = Candidates.in(ledger);
        ledger.read(Book.REGISTRY, 0, recorded -> {
            if (recorded.position() <= upTo && recorded.payload() instanceof RegistrationEvent event) {
                Set<String> hearers = new LinkedHashSet<>();
                hearers.add(event.registrationId());
                hearers.addAll(waiters.getOrDefault(event.registrationId(), Set.of()));
                for (String hearer : hearers) {
                    RegistrationState after = RegistrationProcess.after(
                            states.getOrDefault(hearer, RegistrationState.nothingYet(hearer)), recorded, candidates);
                    states.put(hearer, after);
                    waitsFor(after).forEach(awaited -> waiters.computeIfAbsent(awaited, unknown -> new TreeSet<>())
                            .add(hearer));
                }
            }
        });
        return states;
    }

    /** One registration's state now, and its newest event, from its own stream and those it waits for. */
    static Optional<Now> now(Ledger ledger, String registrationId) {
        Candidates candidates = Candidates.in(ledger);
        RegistrationState state = RegistrationState.nothingYet(registrationId);
        List<Recorded> own = ledger.stream(Book.REGISTRY, "registration:" + registrationId);
        for (Recorded recorded : own) {
            state = RegistrationProcess.after(state, recorded, candidates);
        }
        for (Recorded decision : decisions(ledger, waitsFor(state))) {
            state = RegistrationProcess.after(state, decision, candidates);
        }
        RegistrationState newest = state;
        return own.isEmpty() ? Optional.empty() : Optional.of(new Now(newest, own.getLast()));
    }

    record Now(RegistrationState state, Recorded newest) {}

    /** The state before an event of its own: for a saga that begins, or begins again after its token was lost. */
    static RegistrationState before(Ledger ledger, String registrationId, Recorded event) {
        RegistrationState state = RegistrationState.nothingYet(registrationId);
        for (Recorded earlier : ledger.stream(Book.REGISTRY, "registration:" + registrationId)) {
            if (earlier.position() < event.position()) {
                state = RegistrationProcess.after(state, earlier, Candidates.in(ledger));
            }
        }
        return state;
    }

    static List<String> waitsFor(RegistrationState state) {
        return state.standing() instanceof Standing.Waiting waiting ? waiting.undecided() : List.of();
    }

    private static List<Recorded> decisions(Ledger ledger, List<String> registrationIds) {
        return registrationIds.stream()
                .flatMap(rid -> ledger.stream(Book.REGISTRY, "registration:" + rid).stream())
                .filter(recorded -> recorded.payload() instanceof RegistrationEvent.Approved
                        || recorded.payload() instanceof RegistrationEvent.Rejected
                        || recorded.payload() instanceof RegistrationEvent.RetentionEnded)
                .sorted((one, other) -> Long.compare(one.position(), other.position()))
                .toList();
    }

    private static boolean isOpen(RegistrationState state) {
        return !(state.standing() instanceof Standing.Awaited) && !state.ended();
    }

    private static Open open(RegistrationState state) {
        RegistrationSaga saga = new RegistrationSaga();
        saga.setState(state.text());
        Set<String> associations = new TreeSet<>(waitsFor(state));
        associations.add(state.registrationId());
        return new Open(state.registrationId(), saga, associations);
    }
}
