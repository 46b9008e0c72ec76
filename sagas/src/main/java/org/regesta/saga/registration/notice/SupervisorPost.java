package org.regesta.saga.registration.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.officer.api.OfficerContacts;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.Whereabouts;
import org.regesta.saga.registration.notice.Milestones.Due;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes to the supervisors of a case that nobody decided in time: to each by mail, or to a phone where they left no
 * mail address. It names the registration and the date, and nothing of the person.
 */
@Component
class SupervisorPost {

    private static final String SETTING = "regesta.officers.language";

    private final ViewStore store;
    private final Ledger ledger;
    private final OfficerContacts contacts;
    private final Mailbag mailbag;
    private final String language;

    /** @param language in which officers are written to, ISO 639-2 */
    SupervisorPost(
            ViewStore store,
            Ledger ledger,
            OfficerContacts contacts,
            Mailbag mailbag,
            @Value("${regesta.officers.language:eng}") String language) {
        this.store = store;
        this.ledger = ledger;
        this.contacts = contacts;
        this.mailbag = mailbag;
        this.language = language;
        if (!mailbag.languages().contains(language)) {
            throw new Misconfigured(SETTING + " is one of " + mailbag.languages());
        }
    }

    String language() {
        return language;
    }

    /** Whether it still waits for that decision: of what was decided meanwhile nobody is to be told. */
    boolean isOverdue(DecisionOverdue overdue) {
        return Whereabouts.of(ledger, overdue.registrationId())
                .flatMap(here -> here.adjudication().overdue())
                .equals(Optional.of(overdue.due()));
    }

    /**
     * @param since when that was recorded
     * @return who was written to
     */
    Set<String> write(Due due, DecisionOverdue overdue, Instant since) {
        String text = mailbag.text(language, due.milestone(), overdue.registrationId(), overdue.due());
        Set<String> told = new TreeSet<>();
        for (String officer : Supervisors.inOffice(store, ledger)) {
            Map<Channel, String> addresses = contacts.of(officer);
            Channel channel = addresses.containsKey(Channel.EMAIL) ? Channel.EMAIL : Channel.PHONE;
            Optional.ofNullable(addresses.get(channel)).ifPresent(address -> {
                mailbag.sendOnce(
                        new Sender.Message(
                                KeyRefs.officer(officer), channel, address, "registration-decision-overdue", text),
                        due.noticeId() + ":" + officer,
                        since);
                told.add(officer);
            });
        }
        return told;
    }
}
