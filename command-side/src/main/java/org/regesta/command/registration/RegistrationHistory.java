package org.regesta.command.registration;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.Approved;
import org.regesta.command.registration.RegistrationState.Asked;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.Finished;
import org.regesta.command.registration.RegistrationState.Given;
import org.regesta.command.registration.RegistrationState.Hands;
import org.regesta.command.registration.RegistrationState.InAdjudication;
import org.regesta.command.registration.RegistrationState.Invalid;
import org.regesta.command.registration.RegistrationState.Issuing;
import org.regesta.command.registration.RegistrationState.Lapsed;
import org.regesta.command.registration.RegistrationState.Past;
import org.regesta.command.registration.RegistrationState.Path;
import org.regesta.command.registration.RegistrationState.Paused;
import org.regesta.command.registration.RegistrationState.Rejected;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.Route;
import org.regesta.command.registration.api.Routes;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.Stage;

/** What each event makes of a registration. A history that no rule can have written stops here, loudly. */
final class RegistrationHistory {

    private RegistrationHistory() {}

    /** @param actor who acted, as the event's envelope says */
    static RegistrationState evolve(RegistrationState state, RegistrationEvent event, String actor) {
        return switch (event) {
            case RegistrationEvent.Synced e -> new Announced(e, Optional.empty(), actor);
            case RegistrationEvent.Deposited e -> new Announced(((Announced) state).as(), Optional.of(e), actor);
            case RegistrationEvent.UploadRefused _ -> state;
            case RegistrationEvent.PacketReceived _ ->
                new Between(brought((Announced) state).by(actor), Optional.empty());
            case RegistrationEvent.StageAsked e -> asked((UnderWay) state, e);
            case RegistrationEvent.Validated e -> validated((Asked) state, e);
            case RegistrationEvent.FoundInvalid _ -> invalid((UnderWay) state);
            case RegistrationEvent.Classified _ -> answered((Asked) state);
            case RegistrationEvent.QualityGraded e -> Information.graded((Asked) state, e);
            case RegistrationEvent.InformationAsked e -> Information.asked((Between) state, e);
            case RegistrationEvent.InformationAnnounced e -> Information.announced((Paused) state, e);
            case RegistrationEvent.InformationReceived _ ->
                new Given(((Paused) state).path().by(actor), ((Paused) state).attempt());
            case RegistrationEvent.Corrected _ -> answered((Asked) state);
            case RegistrationEvent.CorrectionRefused _ ->
                new Between(answered((Asked) state).path(), Optional.of(Route.CORRECTED));
            case RegistrationEvent.Authenticated _ -> answered((Asked) state);
            case RegistrationEvent.IntroducerFound _ -> answered((Asked) state);
            case RegistrationEvent.Identified _ -> answered((Asked) state);
            case RegistrationEvent.EnrolledInGallery _ -> answered((Asked) state);
            case RegistrationEvent.DemographicsCompared _ -> answered((Asked) state);
            case RegistrationEvent.BiometricsCompared _ -> answered((Asked) state);
            case RegistrationEvent.AdjudicationAsked e -> inAdjudication((Between) state, e);
            case RegistrationEvent.CaseEvent e -> Cases.after((InAdjudication) state, e, actor);
            case RegistrationEvent.Adjudicated e -> Cases.judged((InAdjudication) state, e, actor);
            case RegistrationEvent.Approved _ -> new Approved(((UnderWay) state).path());
            case RegistrationEvent.Rejected e -> new Rejected(rejected(state, actor), e.duplicateOf());
            case RegistrationEvent.SubjectLinked e -> linked((Issuing) state, e.subject());
            case RegistrationEvent.Finished e -> new Finished(finished((Issuing) state, e), e.subject());
            case RegistrationEvent.Reopened _ -> Cases.reopened((UnderWay) state, actor);
            case RegistrationEvent.Voided _ -> voided((Finished) state);
            case RegistrationEvent.RetentionEnded _ -> new Lapsed(false);
            case RegistrationEvent.KeysDestroyed _ -> new Lapsed(true);
        };
    }

    /** Whoever announced it made it, whatever the packet will say. */
    private static Path brought(Announced state) {
        return new Path(state.as()).by(state.by());
    }

    /** An officer may end what never came; whoever ends a case has decided it, and it can be appealed. */
    private static Path rejected(RegistrationState state, String actor) {
        return switch (state) {
            case Announced s -> brought(s);
            case InAdjudication held -> held.path().with(held.path().past().decidedBy(actor));
            default -> ((UnderWay) state).path();
        };
    }

    private static RegistrationState inAdjudication(Between state, RegistrationEvent.AdjudicationAsked e) {
        return new InAdjudication(
                state.path(),
                e.candidates().stream().map(Candidate::registrationId).collect(Collectors.toUnmodifiableSet()),
                Verdict.sought(process(state), e),
                Hands.NONE,
                false);
    }

    /** By a stage, or by what befell the person before what was approved was carried out. */
    private static Invalid invalid(UnderWay state) {
        return new Invalid(state instanceof Asked asked ? answered(asked).path() : state.path());
    }

    private static RegistrationState asked(UnderWay state, RegistrationEvent.StageAsked e) {
        if (e.stage() != Stages.route(state).effect()) {
            return new Asked(state.path(), e.stage(), e.attempt());
        }
        Past past = state.path().past().carriedOut(e.attempt());
        return new Issuing(
                state.path().with(past),
                e.attempt(),
                RegistrationRules.subject(state).or(past::subject),
                Cases.overturned(state));
    }

    private static Issuing linked(Issuing state, String subject) {
        return new Issuing(state.path(), state.attempt(), Optional.of(subject), state.overturned());
    }

    private static Path finished(Issuing state, RegistrationEvent.Finished e) {
        return state.path().with(state.path().past().became(e.subject()));
    }

    private static Finished voided(Finished state) {
        return new Finished(state.path().with(state.path().past().declaredVoid()), state.subject());
    }

    private static Between validated(Asked state, RegistrationEvent.Validated e) {
        Between answered = answered(state, Routes.needless(e));
        return new Between(answered.path().with(answered.path().past().madeBy(e.officers())), answered.last());
    }

    private static Process process(UnderWay state) {
        return state.path().announced().process();
    }

    private static Between answered(Asked state) {
        return answered(state, state.path().needless());
    }

    private static Between answered(Asked state, Set<Stage> needless) {
        Map<Stage, Integer> answers = new EnumMap<>(Stage.class);
        answers.putAll(state.path().answered());
        answers.put(state.stage(), state.attempt());
        return new Between(
                new Path(
                        state.path().announced(),
                        Map.copyOf(answers),
                        needless,
                        state.path().past(),
                        state.path().poor(),
                        state.path().requests()),
                Optional.of(state.stage()));
    }
}
