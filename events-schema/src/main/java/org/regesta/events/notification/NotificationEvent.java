package org.regesta.events.notification;

import java.util.Set;

/** What somebody was told. Stream {@code notification:<notice id>}. It holds no word of it, and no address. */
public sealed interface NotificationEvent {

    String noticeId();

    String registrationId();

    /**
     * It was handed to whoever delivers it.
     *
     * @param noticeId {@code <rid>-<milestone>}, with a number where it can come again
     * @param language in which it was told, ISO 639-2
     * @param channels {@code EMAIL}, {@code PHONE}; none when the person left no address, and is told nothing
     */
    record Sent(String noticeId, String registrationId, Milestone milestone, String language, Set<String> channels)
            implements NotificationEvent {}

    /**
     * It was handed over to be delivered to officers who are to see to the registration.
     *
     * @param officers those who left an address; none when nobody did
     */
    record OfficersTold(
            String noticeId, String registrationId, Milestone milestone, String language, Set<String> officers)
            implements NotificationEvent {}
}
