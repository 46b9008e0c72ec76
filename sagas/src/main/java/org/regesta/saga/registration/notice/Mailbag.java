package org.regesta.saga.registration.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regesta.events.notification.Milestone;
import org.regesta.ports.Sender;
import org.regesta.saga.registration.notice.Milestones.Due;
import org.springframework.stereotype.Component;

/** The words, and who delivers them. */
@Component
class Mailbag {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Templates templates;
    private final Sender sender;

    Mailbag(Templates templates, Sender sender) {
        this.templates = templates;
        this.sender = sender;
    }

    String spoken(String preferred) {
        return templates.spoken(preferred);
    }

    String text(String preferred, Milestone milestone, Due due) {
        return templates.text(
                templates.spoken(preferred), milestone, Map.of("rid", due.registrationId(), "request", due.request()));
    }

    /** To officers: since when something is overdue. */
    String text(String language, Milestone milestone, String registrationId, Instant since) {
        return templates.text(language, milestone, Map.of("rid", registrationId, "due", MINUTE.format(since)));
    }

    Set<String> languages() {
        return templates.languages();
    }

    void sendOnce(Sender.Message message, String once, Instant since) {
        sender.sendOnce(message, once, since);
    }
}
