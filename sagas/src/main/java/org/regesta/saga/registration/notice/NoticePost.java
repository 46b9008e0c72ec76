package org.regesta.saga.registration.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.notification.api.NotificationCommand.RecordOfficersTold;
import org.regesta.command.notification.api.NotificationCommand.RecordSent;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.notification.Milestone;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Sender;
import org.regesta.ports.Vault;
import org.regesta.saga.registration.ByRule;
import org.regesta.saga.registration.notice.Addressee.Found;
import org.regesta.saga.registration.notice.Milestones.Due;
import org.regesta.saga.registration.stage.Dossier;
import org.springframework.stereotype.Component;

/**
 * Tells one person of one milestone, or supervisors of what they are to see to, and records that. Told again after a
 * crash in between, a message keeps its name, by which the outbox knows that it has it.
 */
@Component
class NoticePost {

    private final Ledger ledger;
    private final Commands commands;
    private final Addressee addressee;
    private final Mailbag mailbag;
    private final SupervisorPost supervisors;

    NoticePost(Ledger ledger, Commands commands, Addressee addressee, Mailbag mailbag, SupervisorPost supervisors) {
        this.ledger = ledger;
        this.commands = commands;
        this.addressee = addressee;
        this.mailbag = mailbag;
        this.supervisors = supervisors;
    }

    /** Whether there is nothing left to tell. */
    boolean isTold(Due due) {
        return !ledger.stream(Book.REGISTRY, "notification:" + due.noticeId()).isEmpty();
    }

    void tell(Due due, long sequence) {
        Recorded cause = ledger.event(Book.REGISTRY, "registration:" + due.registrationId(), sequence);
        RegistrationEvent.Synced announced =
                Dossier.of(ledger, due.registrationId()).synced();
        if (cause.payload() instanceof RegistrationEvent.DecisionOverdue overdue) {
            tellSupervisors(due, overdue, cause, announced);
            return;
        }
        Optional<Milestone> milestone = cause.payload() instanceof RegistrationEvent.Finished
                ? Milestones.ofEnd(announced.process())
                : Optional.of(due.milestone());
        Found to = addressee.of(due.registrationId(), announced);
        Set<String> channels = milestone.map(told -> send(due, told, to, cause)).orElse(Set.of());
        record(due, milestone.orElse(due.milestone()), to, channels, cause, announced);
    }

    private void tellSupervisors(
            Due due, RegistrationEvent.DecisionOverdue overdue, Recorded cause, RegistrationEvent.Synced announced) {
        if (supervisors.isOverdue(overdue)) {
            Instant since = Instant.ofEpochMilli(cause.envelope().recordedMillis());
            Set<String> told = supervisors.write(due, overdue, since);
            commands.send(
                    new RecordOfficersTold(
                            due.noticeId(), due.registrationId(), due.milestone(), supervisors.language(), told),
                    by(due, cause, announced));
        }
    }

    private Set<String> send(Due due, Milestone told, Found to, Recorded cause) {
        Instant since = Instant.ofEpochMilli(cause.envelope().recordedMillis());
        String text = mailbag.text(to.language(), told, due);
        Set<String> channels = new TreeSet<>();
        try {
            to.contacts().forEach((channel, address) -> {
                String kind =
                        "registration-" + told.name().toLowerCase(Locale.ROOT).replace('_', '-');
                mailbag.sendOnce(
                        new Sender.Message(to.keyRef(), channel, address, kind, text),
                        due.noticeId() + ":" + channel,
                        since);
                channels.add(channel.name());
            });
        } catch (Vault.KeyGone forgotten) {
            return Set.of(); // nobody is told anything any more
        }
        return channels;
    }

    private void record(
            Due due,
            Milestone milestone,
            Found to,
            Set<String> channels,
            Recorded cause,
            RegistrationEvent.Synced announced) {
        Attribution by = by(due, cause, announced);
        String subject = to.keyRef().startsWith("subject:") ? to.keyRef().substring("subject:".length()) : "";
        commands.send(
                new RecordSent(
                        due.noticeId(), due.registrationId(), milestone, mailbag.spoken(to.language()), channels),
                subject.isEmpty() ? by : by.with(Meta.SUBJECT, subject));
    }

    private static Attribution by(Due due, Recorded cause, RegistrationEvent.Synced announced) {
        return ByRule.of(
                announced.process(),
                cause.envelope().book().text() + ":" + cause.position(),
                cause,
                "notice:" + due.noticeId());
    }
}
