package org.regesta.command.notification.api;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.notification.Milestone;

/** What can be said of a notification. */
public sealed interface NotificationCommand {

    String noticeId();

    @TargetAggregateIdentifier
    default String stream() {
        return "notification:" + noticeId();
    }

    /** It was sent. Saying so again changes nothing. */
    record RecordSent(
            String noticeId, String registrationId, Milestone milestone, String language, Set<String> channels)
            implements NotificationCommand {}

    /** Officers were told. Saying so again changes nothing. */
    record RecordOfficersTold(
            String noticeId, String registrationId, Milestone milestone, String language, Set<String> officers)
            implements NotificationCommand {}
}
