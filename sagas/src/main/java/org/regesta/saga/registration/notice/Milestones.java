package org.regesta.saga.registration.notice;

import java.util.Locale;
import java.util.Optional;
import org.regesta.events.notification.Milestone;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;

/** Which events people are told of, or officers. */
final class Milestones {

    private Milestones() {}

    /**
     * What is to be told.
     *
     * @param noticeId a name of its own, by which it is told once
     * @param request what is asked for, by its name; empty when nothing is
     */
    record Due(String noticeId, String registrationId, Milestone milestone, String request) {}

    /** None when nobody is told of it, or only of some processes, which {@link #ofEnd} knows. */
    static Optional<Due> of(RegistrationEvent event, long sequence) {
        return switch (event) {
            case RegistrationEvent.Validated e -> Optional.of(due(e.registrationId(), Milestone.RECEIVED, ""));
            case RegistrationEvent.AdjudicationAsked e -> again(e.registrationId(), Milestone.UNDER_REVIEW, sequence);
            case RegistrationEvent.DecisionOverdue e -> again(e.registrationId(), Milestone.DECISION_OVERDUE, sequence);
            case RegistrationEvent.InformationAsked e ->
                Optional.of(new Due(
                        id(e.registrationId(), Milestone.INFORMATION_NEEDED) + "-" + e.iteration(),
                        e.registrationId(),
                        Milestone.INFORMATION_NEEDED,
                        e.requestId()));
            case RegistrationEvent.Rejected e ->
                again(
                        e.registrationId(),
                        switch (e.ground()) {
                            case DUPLICATE -> Milestone.DUPLICATE;
                            case INVALID_PACKET, STOPPED, NOT_THE_PERSON, NOBODY_FOUND, INFORMATION_MISSING ->
                                Milestone.REJECTED;
                        },
                        sequence);
            case RegistrationEvent.Finished e ->
                again(e.registrationId(), Milestone.ISSUED, sequence); // or what its process does
            default -> Optional.empty(); // steps of the house's own
        };
    }

    /** A case can be reopened: what comes of it then is told again. */
    private static Optional<Due> again(String rid, Milestone milestone, long sequence) {
        return Optional.of(due(rid, milestone, "-" + sequence));
    }

    private static Due due(String rid, Milestone milestone, String which) {
        return new Due(id(rid, milestone) + which, rid, milestone, "");
    }

    private static String id(String rid, Milestone milestone) {
        return rid + "-" + milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the end of a registration of this process is to the person; none when there is nobody to tell. */
    static Optional<Milestone> ofEnd(Process process) {
        return switch (process) {
            case NEW, CRVS_NEW, BIOMETRIC_CORRECTION -> Optional.of(Milestone.ISSUED);
            case UPDATE, RES_UPDATE -> Optional.of(Milestone.UPDATED);
            case LOST -> Optional.of(Milestone.NUMBER_SENT);
            case ACTIVATED, DEACTIVATED, CRVS_DEATH_REVOKED -> Optional.of(Milestone.STATUS_CHANGED);
            case RES_REPRINT -> Optional.of(Milestone.CARD_ASKED);
            case CRVS_DEATH -> Optional.empty();
        };
    }
}
