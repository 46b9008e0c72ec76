package org.regesta.command.registration.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.Stage;

/**
 * What packets of one process go through.
 *
 * @param stages in their order, before it is decided whether it is approved
 * @param effect the stage that carries out what was approved
 */
public record Route(Process process, List<Stage> stages, Decision decision, Stage effect) {

    /** Where a registration is paused for information, and goes on with it. */
    public static final Stage CORRECTED = Stage.CLASSIFY;

    /** Who decides once all stages found it good. */
    public enum Decision {
        /** It is approved when nobody of lower rank is like it, else a human decides. */
        BY_COMPARISON,
        /** It is approved when it was found who it is; unsure, a human decides; nobody, it is rejected. */
        BY_IDENTIFICATION,
        /** It is approved. */
        AT_ONCE,
        /** Nobody: what it brings is a registration's that was paused for it, and that goes on. */
        RESUMES
    }

    /** Where a registration goes on when a stage does not find it good. */
    public enum Exit {
        /** Rejected, with every fault named. */
        REJECTED,
        /** A human decides. */
        ADJUDICATED,
        /** It is asked for again, a few times. */
        ASKED_AGAIN,
        /** Nothing can be wrong with the packet any more: work is tried again, and what waits too long is listed. */
        TRIED_AGAIN,
        /**
         * The same, but rejected when others were faster since it was approved: the person's standing changed, or a
         * handle that they chose became another's.
         */
        OVERTAKEN
    }

    /** The stage that follows; none after the last one, where it is decided. What was corrected is done anew. */
    public Optional<Stage> after(Optional<Stage> last) {
        return after(last, Set.of());
    }

    /** @param needless stages that this packet has no need of: they are passed over */
    public Optional<Stage> after(Optional<Stage> last, Set<Stage> needless) {
        if (last.equals(Optional.of(Stage.CORRECT))) {
            return stages.stream().filter(CORRECTED::equals).findFirst();
        }
        if (!last.map(stages::contains).orElse(true)) {
            return Optional.empty();
        }
        return stages.stream()
                .skip(last.map(stages::indexOf).orElse(-1) + 1)
                .filter(stage -> !needless.contains(stage))
                .findFirst();
    }

    /** Whether everything that a decision rests on was found. */
    public boolean isDecidedAfter(Optional<Stage> last) {
        return last.equals(Optional.of(stages.getLast()));
    }

    /** Whether a stage comes before another of this route, or is the same. */
    public boolean isUpTo(Stage stage, Stage other) {
        return stages.contains(stage) && stages.indexOf(stage) <= stages.indexOf(other);
    }
}
