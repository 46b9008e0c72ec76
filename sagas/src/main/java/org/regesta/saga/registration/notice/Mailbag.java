package org.regesta.saga.registration.notice;

import java.time.Instant;
import org.regesta.events.notification.Milestone;
import org.regesta.ports.Sender;
import org.regesta.saga.registration.notice.Milestones.Due;
import org.springframework.stereotype.Component;

/** The words, and who delivers them. */
@Component
class Mailbag {

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
        return templates.text(templates.spoken(preferred), milestone, due.registrationId(), due.request());
    }

    void sendOnce(Sender.Message message, String once, Instant since) {
        sender.sendOnce(message, once, since);
    }
}
