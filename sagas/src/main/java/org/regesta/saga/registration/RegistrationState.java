package org.regesta.saga.registration;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.regesta.command.registration.api.Route;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.Stage;
import org.regesta.wire.Json;

/**
 * What the saga knows of one registration. A value of its events alone; as text it is canonical, so equal states are
 * equal texts.
 *
 * @param sequence of the newest event of its own that was taken in, -1 for none
 * @param authority on whose authority the process acts: {@code registry:<position>} of the packet's receipt
 * @param suspicions whom the comparisons take for the same person
 * @param needless stages that its packet has no need of; none in what an earlier version stored
 * @param past what came of it before it was reopened; nothing in what an earlier version stored
 * @param information what was asked of the field; nothing in what an earlier version stored
 */
record RegistrationState(
        String registrationId,
        Process process,
        long sequence,
        String authority,
        List<Suspicion> suspicions,
        Set<Stage> needless,
        Standing standing,
        Past past,
        Information information) {

    RegistrationState {
        past = Objects.requireNonNullElse(past, Past.NONE);
        needless = Objects.requireNonNullElse(needless, Set.of());
        information = Objects.requireNonNullElse(information, Information.NONE);
    }

    /**
     * @param poor whether the images are too poor
     * @param requests how often the field was asked for better ones
     * @param attempts the newest attempt of any stage
     */
    record Information(boolean poor, int requests, int attempts) {
        static final Information NONE = new Information(false, 0, 0);
    }

    /**
     * @param reopened how often
     * @param effects the newest attempt at carrying out what was approved, 0 for none
     * @param rejected whether it ended so
     * @param made whether an identity was made of it
     */
    record Past(int reopened, int effects, boolean rejected, boolean made) {
        static final Past NONE = new Past(0, 0, false, false);

        Past after(RegistrationEvent event, Stage effect) {
            return switch (event) {
                case RegistrationEvent.StageAsked e
                when e.stage() == effect -> new Past(reopened, e.attempt(), rejected, made);
                case RegistrationEvent.Rejected _ -> new Past(reopened, effects, true, made);
                case RegistrationEvent.Finished _ -> new Past(reopened, effects, false, true);
                case RegistrationEvent.Reopened _ -> new Past(reopened + 1, effects, false, made);
                default -> this;
            };
        }
    }

    /** Why a candidate stands in the way of an approval. */
    record Suspicion(AdjudicationReason why, Candidate who) {}

    static RegistrationState nothingYet(String registrationId) {
        return new RegistrationState(
                registrationId,
                Process.NEW,
                -1,
                "",
                List.of(),
                Set.of(),
                new Standing.Awaited(),
                Past.NONE,
                Information.NONE);
    }

    static RegistrationState read(String text) {
        return Json.read(text, RegistrationState.class);
    }

    String text() {
        return Json.write(this);
    }

    /** The newest attempt of any stage. */
    int attempts() {
        return information.attempts();
    }

    boolean ended() {
        return standing instanceof Standing.Ended;
    }

    RegistrationState announced(Process as) {
        return new RegistrationState(
                registrationId, as, sequence, authority, suspicions, needless, standing, past, information);
    }

    Route route() {
        return Routes.of(process);
    }

    RegistrationState at(long newest, Standing next) {
        return new RegistrationState(
                registrationId, process, newest, authority, suspicions, needless, next, past, information);
    }

    RegistrationState without(Set<Stage> passedOver) {
        return new RegistrationState(
                registrationId, process, sequence, authority, suspicions, passedOver, standing, past, information);
    }

    RegistrationState with(Past now) {
        return new RegistrationState(
                registrationId, process, sequence, authority, suspicions, needless, standing, now, information);
    }

    RegistrationState suspecting(List<Suspicion> more) {
        return new RegistrationState(
                registrationId, process, sequence, authority, more, needless, standing, past, information);
    }

    RegistrationState graded(boolean poor) {
        return with(new Information(poor, information.requests(), information.attempts()));
    }

    RegistrationState attempting(int attempt) {
        return attempt <= information.attempts()
                ? this
                : with(new Information(information.poor(), information.requests(), attempt));
    }

    RegistrationState requested(int iteration) {
        return with(new Information(information.poor(), iteration, information.attempts()));
    }

    private RegistrationState with(Information asked) {
        return new RegistrationState(
                registrationId, process, sequence, authority, suspicions, needless, standing, past, asked);
    }
}
