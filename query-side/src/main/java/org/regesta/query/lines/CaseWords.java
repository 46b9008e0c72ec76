package org.regesta.query.lines;

import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseEvent;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.events.registration.RegistrationEvent.Reopened;

/** What befell a case, in words. */
final class CaseWords {

    private CaseWords() {}

    static String of(CaseEvent event) {
        return switch (event) {
            case CaseClaimed e -> "An adjudicator took the case, until " + e.until() + " at the latest.";
            case CaseReleased e ->
                switch (e.end()) {
                    case GIVEN_BACK -> "The adjudicator gave the case back undecided.";
                    case TAKEN_AWAY -> "A supervisor took the case from its adjudicator.";
                    case RAN_OUT -> "The adjudicator's time with the case ran out; another may take it.";
                };
            case DecisionOverdue e -> "The decision is overdue: it was to be made by " + e.due() + ".";
        };
    }

    static String voided() {
        return "Two officers declared the registration void: it never was what it said it was.";
    }

    static String of(Reopened event) {
        return switch (event.ground()) {
            case APPEAL -> "On appeal, what was decided is looked at again.";
            case NEW_EVIDENCE -> "On new evidence, what was decided is looked at again.";
            case COURT_ORDER -> "By order of a court, what was decided is looked at again.";
            case MISCONDUCT -> "Because of how it was decided, the decision is looked at again.";
            case EARLIER_ONE_VOID ->
                "The earlier registration for which it was refused came to nothing: it is looked at again.";
        };
    }
}
