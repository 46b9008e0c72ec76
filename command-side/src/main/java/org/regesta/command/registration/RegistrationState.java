package org.regesta.command.registration;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.Deposited;
import org.regesta.events.registration.RegistrationEvent.InformationAnnounced;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.Stage;

/** Where a registration stands. */
sealed interface RegistrationState {

    RegistrationState NOTHING_YET = new Unknown();

    record Unknown() implements RegistrationState {}

    /**
     * Announced, its packet awaited.
     *
     * @param deposit what was put down in the place of a packet, and is to be begun on
     * @param by who put it down, and nobody else begins on it
     */
    record Announced(Synced as, Optional<Deposited> deposit, String by) implements RegistrationState {

        Announced(Synced as) {
            this(as, Optional.empty(), "");
        }

        boolean isPutDownBy(String actor) {
            return deposit.isPresent() && by.equals(actor);
        }
    }

    /** Its retention is over. {@code destroyed}: and so are its keys. */
    record Lapsed(boolean destroyed) implements RegistrationState {}

    /** Its packet is here. */
    sealed interface UnderWay extends RegistrationState {
        Path path();
    }

    /** The stage {@code last} was answered well, or none yet: the next step may be asked. */
    record Between(Path path, Optional<Stage> last) implements UnderWay {}

    /** A worker's finding is awaited. */
    record Asked(Path path, Stage stage, int attempt) implements UnderWay {}

    /**
     * Something was asked of the field.
     *
     * @param attempt of the stage that will look at it
     * @param announced the packet that is to bring it, once it was announced
     */
    record Paused(Path path, String requestId, int attempt, Optional<InformationAnnounced> announced)
            implements UnderWay {}

    /** What was asked for is here; it is to be looked at. */
    record Given(Path path, int attempt) implements UnderWay {}

    /** Its packet was found bad. */
    record Invalid(Path path) implements UnderWay {}

    /**
     * @param sought of the candidates, those whom it is good to be
     * @param hands who has the case, and who had it
     * @param overdue nobody decided in time, and that was said
     */
    record InAdjudication(Path path, Set<String> candidates, Set<String> sought, Hands hands, boolean overdue)
            implements UnderWay {

        InAdjudication with(Hands now) {
            return new InAdjudication(path, candidates, sought, now, overdue);
        }
    }

    /**
     * @param claim the one in effect, or that ran out without a word yet
     * @param resting until when an officer cannot take it again
     * @param givenBack claims that were given back in time
     */
    record Hands(Optional<CaseClaimed> claim, Map<String, Instant> resting, List<CaseClaimed> givenBack) {
        static final Hands NONE = new Hands(Optional.empty(), Map.of(), List.of());
    }

    record Judged(Path path, AdjudicationDecision decision, Verdict verdict) implements UnderWay {}

    record Approved(Path path) implements UnderWay {}

    /**
     * What was approved is being carried out; the subject once it is linked.
     *
     * @param overturned what was approved before is being taken back, for this
     */
    record Issuing(Path path, int attempt, Optional<String> subject, Optional<Verdict> overturned)
            implements UnderWay {}

    record Rejected(Path path, Optional<String> duplicateOf) implements UnderWay {}

    record Finished(Path path, String subject) implements UnderWay {}

    /**
     * What every later state remembers.
     *
     * @param answered the newest attempt that was answered, by stage
     * @param needless stages that the packet has no need of
     * @param poor whether its images are too poor
     * @param requests how often something was asked of the field
     */
    record Path(
            Synced announced,
            Map<Stage, Integer> answered,
            Set<Stage> needless,
            Past past,
            boolean poor,
            int requests) {

        Path(Synced announced) {
            this(announced, Map.of(), Set.of(), Past.NONE, false, 0);
        }

        Path graded(boolean tooPoor) {
            return new Path(announced, answered, needless, past, tooPoor, requests);
        }

        Path requested(int iteration) {
            return new Path(announced, answered, needless, past, poor, iteration);
        }

        /** The newest attempt of any stage. */
        int newest() {
            return answered.isEmpty() ? 0 : Collections.max(answered.values());
        }

        boolean hasAnswer(Stage stage, int attempt) {
            return answered.getOrDefault(stage, 0) >= attempt;
        }

        Path by(String maker) {
            return with(past.madeBy(Set.of(maker)));
        }

        Path with(Past now) {
            return new Path(announced, answered, needless, now, poor, requests);
        }
    }

    /**
     * Who had a hand in it, and what came of it before it was looked at again.
     *
     * @param makers who made the packet: whoever announced and brought it, and the officers it names
     * @param deciders who decided or reopened it; not empty once a human decided
     * @param subject the identity that it became
     * @param effects the newest attempt at carrying out what was approved, 0 for none
     * @param since the first attempt since it was reopened: what has an older one was done before
     */
    record Past(
            Set<String> makers,
            Set<String> deciders,
            Optional<String> subject,
            int effects,
            int since,
            boolean isVoid) {
        static final Past NONE = new Past(Set.of(), Set.of(), Optional.empty(), 0, 1, false);

        Past anew(int attempt) {
            return new Past(makers, deciders, subject, effects, attempt, isVoid);
        }

        Past madeBy(Collection<String> officers) {
            Set<String> more = new TreeSet<>(makers);
            more.addAll(officers);
            return new Past(Set.copyOf(more), deciders, subject, effects, since, isVoid);
        }

        Past decidedBy(String officer) {
            Set<String> more = new TreeSet<>(deciders);
            more.add(officer);
            return new Past(makers, Set.copyOf(more), subject, effects, since, isVoid);
        }

        Past became(String who) {
            return new Past(makers, deciders, Optional.of(who), effects, since, isVoid);
        }

        Past carriedOut(int attempt) {
            return new Past(makers, deciders, subject, attempt, since, isVoid);
        }

        Past declaredVoid() {
            return new Past(makers, deciders, subject, effects, since, true);
        }
    }
}
