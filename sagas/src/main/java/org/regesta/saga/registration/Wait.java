package org.regesta.saga.registration;

import java.util.Optional;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;

/** What a registration can wait for, as its newest event tells. */
public enum Wait {
    /** The field announced it and has not brought it. */
    PACKET,
    VALIDATE,
    CLASSIFY,
    ENROL,
    COMPARE_DEMOGRAPHICS,
    COMPARE_BIOMETRICS,
    ISSUE,
    APPLY,
    AUTHENTICATE,
    /** Whoever answers for the child is to be found; their own packet may be under way. */
    INTRODUCE,
    IDENTIFY,
    /** What the field was asked for is to be looked at. */
    CORRECT,
    /** The field was asked for better images and has not brought them. */
    INFORMATION,
    /** Somebody is to be told how it goes on. */
    NOTICE,
    /** The house itself is to take the next step. */
    NEXT_STEP,
    /** Who came without a packet is to be entered where people are compared. */
    GALLERY,
    /** Those of lower rank whom it resembles are to be decided first. */
    CANDIDATES,
    /** An adjudicator is to decide. */
    ADJUDICATION;

    /** Whether nothing goes on until the field brought what it was asked for. */
    public boolean paused() {
        return this == INFORMATION;
    }

    /** None when the event neither begins nor ends a wait; empty text is never stored. */
    static Optional<Wait> after(RegistrationEvent event) {
        return switch (event) {
            case RegistrationEvent.Synced _ -> Optional.of(PACKET);
            case RegistrationEvent.UploadRefused _, RegistrationEvent.SubjectLinked _ -> Optional.empty();
            case RegistrationEvent.Deposited _ -> Optional.empty();
            case RegistrationEvent.CaseEvent _, RegistrationEvent.Voided _ -> Optional.empty();
            case RegistrationEvent.StageAsked asked -> Optional.of(of(asked.stage()));
            case RegistrationEvent.InformationAsked _, RegistrationEvent.InformationAnnounced _ ->
                Optional.of(INFORMATION);
            case RegistrationEvent.AdjudicationAsked _ -> Optional.of(ADJUDICATION);
            case RegistrationEvent.Rejected _, RegistrationEvent.Finished _ -> Optional.empty();
            case RegistrationEvent.RetentionEnded _, RegistrationEvent.KeysDestroyed _ -> Optional.empty();
            default -> Optional.of(NEXT_STEP); // a finding or a decision: the process owes what follows
        };
    }

    static Wait of(Stage stage) {
        return switch (stage) {
            case VALIDATE -> VALIDATE;
            case CLASSIFY -> CLASSIFY;
            case ENROL -> ENROL;
            case COMPARE_DEMOGRAPHICS -> COMPARE_DEMOGRAPHICS;
            case COMPARE_BIOMETRICS -> COMPARE_BIOMETRICS;
            case ISSUE -> ISSUE;
            case APPLY -> APPLY;
            case AUTHENTICATE -> AUTHENTICATE;
            case INTRODUCE -> INTRODUCE;
            case IDENTIFY -> IDENTIFY;
            case CORRECT -> CORRECT;
        };
    }
}
