package org.regesta.saga.registration.notice;

import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.events.Book;
import org.regesta.events.Sealed;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Sender.Channel;
import org.regesta.saga.registration.stage.apply.TellOpener;
import org.springframework.stereotype.Component;

/**
 * Where somebody can be told, and in which language. Whoever has an identity is told where they were always reached;
 * whoever has none yet, where they said that they can be.
 */
@Component
class Addressee {

    private static final String PREFERRED = "preferredLang";
    private static final String UIN = "UIN";

    private final Ledger ledger;
    private final Identities identities;
    private final TellOpener opener;

    Addressee(Ledger ledger, Identities identities, TellOpener opener) {
        this.ledger = ledger;
        this.identities = identities;
        this.opener = opener;
    }

    /**
     * @param keyRef whose data the message is
     * @param contacts none when the person left none, or was forgotten
     */
    record Found(String keyRef, String language, Map<Channel, String> contacts) {}

    Found of(String rid, RegistrationEvent.Synced announced) {
        Map<String, Sealed> said = newest(rid, RegistrationEvent.Validated.class)
                .map(RegistrationEvent.Validated::attributes)
                .orElse(Map.of());
        Optional<String> subject = newest(rid, RegistrationEvent.SubjectLinked.class)
                .map(RegistrationEvent.SubjectLinked::subject)
                .or(() -> named(said));
        Optional<IdentityRecord> person = subject.flatMap(identities::record);
        if (person.isPresent()) {
            Map<String, Sealed> known = person.get().attributes();
            return found(KeyRefs.subject(person.get().subject()), announced, known, opener.enrolled(known));
        }
        Map<Channel, String> now = opener.announced(announced.contacts());
        return found(
                subject.filter(identities::isForgotten) // who is nobody yet may never be somebody
                        .map(KeyRefs::subject)
                        .orElseGet(() -> KeyRefs.registration(rid)),
                announced,
                said,
                now.isEmpty() ? opener.enrolled(said) : now);
    }

    /** Whose number the packet names: they are told where they were always reached, whoever brought it. */
    private Optional<String> named(Map<String, Sealed> said) {
        return opener.plain(UIN, said).flatMap(identities::byUin).map(identities::survivor);
    }

    private Found found(
            String keyRef,
            RegistrationEvent.Synced announced,
            Map<String, Sealed> attributes,
            Map<Channel, String> contacts) {
        return new Found(keyRef, opener.plain(PREFERRED, attributes).orElse(announced.language()), contacts);
    }

    private <E extends RegistrationEvent> Optional<E> newest(String rid, Class<E> type) {
        return ledger.stream(Book.REGISTRY, "registration:" + rid).reversed().stream()
                .map(Recorded::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
