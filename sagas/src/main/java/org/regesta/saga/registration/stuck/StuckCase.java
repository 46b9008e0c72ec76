package org.regesta.saga.registration.stuck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.Stage;
import org.regesta.ports.AbisLine;
import org.regesta.ports.VirusScan;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.Whereabouts;
import org.regesta.saga.registration.notice.LateNotices;
import org.regesta.saga.registration.stage.Tries;
import org.regesta.saga.registration.stage.Tries.Tried;
import org.regesta.saga.registration.stage.abroad.Abroad;
import org.regesta.saga.registration.stage.dedupe.LateEnrolments;

/**
 * A registration that waits longer than it should.
 *
 * @param process none of who came to the ID repository without a packet
 * @param promised how long it might have waited, ISO 8601
 * @param attempt of the stage it waits for, 0 when it waits for none
 * @param tries how often a worker began that attempt
 * @param failure the kind of the last failure, if any
 * @param undecided registrations that are to be decided first
 * @param why in words
 */
public record StuckCase(
        String registrationId,
        Optional<Process> process,
        Wait waitsFor,
        Instant since,
        String promised,
        int attempt,
        int tries,
        Optional<String> failure,
        List<String> undecided,
        String why,
        List<Action> actions) {

    static StuckCase of(Whereabouts here, String promised, Optional<Tried> tried) {
        return new StuckCase(
                here.registrationId(),
                Optional.of(here.process()),
                here.waitsFor(),
                here.since(),
                promised,
                here.attempt(),
                tried.map(Tried::count).orElse(0),
                tried.map(Tried::failure).filter(failure -> !failure.isEmpty()),
                here.undecided(),
                words(here, tried),
                Action.at(here));
    }

    private static String words(Whereabouts here, Optional<Tried> tried) {
        return switch (here.waitsFor()) {
            case PACKET -> "The field announced it and has not brought it.";
            case INFORMATION -> "The field was asked for better images and has not brought them.";
            case NOTICE -> told(tried);
            case GALLERY -> entered(tried);
            case NEXT_STEP -> "The house owes its next step and has not taken it.";
            case CANDIDATES -> "Registrations that came before it and resemble it are undecided.";
            case ADJUDICATION -> adjudication(here.adjudication());
            case INTRODUCE ->
                tried.filter(t -> t.failure().isEmpty()).isPresent()
                        ? "Whoever answers for the child has no identity yet: their packet is under way or not here."
                        : work(tried);
            case VALIDATE,
                    CORRECT,
                    CLASSIFY,
                    AUTHENTICATE,
                    IDENTIFY,
                    ENROL,
                    COMPARE_DEMOGRAPHICS,
                    COMPARE_BIOMETRICS,
                    ISSUE,
                    APPLY -> work(tried);
        };
    }

    private static String adjudication(Whereabouts.Case adjudication) {
        return (adjudication.claimedBy().isPresent()
                        ? "An adjudicator has it and is to decide"
                        : "An adjudicator is to take it and decide")
                + adjudication
                        .overdue()
                        .map(due -> "; the time that the law gives was over at " + due + ".")
                        .orElse(".");
    }

    /** Somebody was not told. Nothing is to be done about the registration: the message is tried again. */
    static StuckCase of(LateNotices.Late late, String promised) {
        return new StuckCase(
                late.registrationId(),
                Optional.of(late.process()),
                Wait.NOTICE,
                late.since(),
                promised,
                0,
                late.tried().map(Tried::count).orElse(0),
                late.tried().map(Tried::failure).filter(failure -> !failure.isEmpty()),
                List.of(),
                told(late.tried()),
                List.of());
    }

    /** Who came without a packet. It is tried again by itself: there is no packet that an officer could act on. */
    static StuckCase of(LateEnrolments.Late late, String promised) {
        return new StuckCase(
                late.registrationId(),
                Optional.empty(),
                Wait.GALLERY,
                late.since(),
                promised,
                0,
                late.tried().map(Tried::count).orElse(0),
                late.tried().map(Tried::failure).filter(failure -> !failure.isEmpty()),
                List.of(),
                entered(late.tried()),
                List.of());
    }

    private static String entered(Optional<Tried> tried) {
        return tried.filter(t -> !t.failure().isEmpty())
                .map(t -> "What came to the ID repository cannot be read, so whoever registers later is not compared"
                        + " with this person; it is tried again at " + t.until() + ".")
                .orElse("Who came to the ID repository was not entered where people are compared.");
    }

    private static String told(Optional<Tried> tried) {
        return tried.filter(t -> !t.failure().isEmpty())
                .map(t -> "A message about it cannot be handed over; it is tried again at " + t.until() + ".")
                .orElse("A message about it was not handed over.");
    }

    private static String work(Optional<Tried> tried) {
        if (tried.isEmpty()) {
            return "No worker has taken it.";
        }
        if (tried.get().failure().equals(VirusScan.ScannerSilent.class.getSimpleName())) {
            return "The virus scanner that is configured does not answer; it is asked again at "
                    + tried.get().until() + ".";
        }
        if (tried.get().failure().equals(AbisLine.AbisSilent.class.getSimpleName())) {
            return "An ABIS that is configured does not answer; it is asked again at "
                    + tried.get().until() + ".";
        }
        if (tried.get().failure().equals(Abroad.REFUSED)) {
            return "An ABIS that is configured refuses, as the log says; it is asked again at "
                    + tried.get().until() + ".";
        }
        return tried.get().failure().isEmpty()
                ? "A worker took it and has not answered."
                : "The work failed; it is tried again at " + tried.get().until() + ".";
    }

    /** How the workers fared with the stage whose answer is awaited, if one is. */
    static Optional<Tried> tried(Whereabouts here, Tries tries) {
        return stage(here.waitsFor()).flatMap(stage -> tries.of(here.registrationId(), stage, here.attempt()));
    }

    /** The stage whose answer is awaited, if one is. */
    static Optional<Stage> stage(Wait wait) {
        return switch (wait) {
            case VALIDATE -> Optional.of(Stage.VALIDATE);
            case CLASSIFY -> Optional.of(Stage.CLASSIFY);
            case ENROL -> Optional.of(Stage.ENROL);
            case COMPARE_DEMOGRAPHICS -> Optional.of(Stage.COMPARE_DEMOGRAPHICS);
            case COMPARE_BIOMETRICS -> Optional.of(Stage.COMPARE_BIOMETRICS);
            case ISSUE -> Optional.of(Stage.ISSUE);
            case APPLY -> Optional.of(Stage.APPLY);
            case AUTHENTICATE -> Optional.of(Stage.AUTHENTICATE);
            case INTRODUCE -> Optional.of(Stage.INTRODUCE);
            case IDENTIFY -> Optional.of(Stage.IDENTIFY);
            case CORRECT -> Optional.of(Stage.CORRECT);
            case PACKET, INFORMATION, NOTICE, NEXT_STEP, CANDIDATES, ADJUDICATION, GALLERY -> Optional.empty();
        };
    }
}
