package org.regesta.auth.person;

import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens a person's phone number and e-mail address, to send a message to them. */
@Component
@OpenerOf(Purpose.NOTIFY)
public class NotifyOpener implements OpensForGuests {

    private static final Map<Channel, String> FIELDS = Map.of(Channel.PHONE, "phone", Channel.EMAIL, "email");

    private final Vault vault;

    public NotifyOpener(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Purpose purpose() {
        return Purpose.NOTIFY;
    }

    @Override
    public Opening openForGuest(String attribute, Sealed sealed) {
        return vault.open(Purpose.NOTIFY, attribute, sealed);
    }

    @Override
    public Opening openForGuest(String store, String keyRef, String attribute, byte[] sealed) {
        return vault.openFromStore(Purpose.NOTIFY, store, keyRef, attribute, sealed);
    }

    /** Nobody's address lies in a blob. */
    @Override
    public Opening openForGuest(EvidenceRef ref) {
        throw new UnsupportedOperationException("addresses are no evidence");
    }

    /** Where the person can be reached; a channel without an address is not in it. */
    public Map<Channel, String> contacts(Person person) {
        Map<Channel, String> contacts = new EnumMap<>(Channel.class);
        FIELDS.forEach((channel, field) -> {
            String sealed = person.contacts().get(field);
            if (sealed != null
                    && open(person.subject(), field, sealed) instanceof Opening.Opened opened
                    && !opened.text().isBlank()) {
                contacts.put(channel, opened.text());
            }
        });
        return contacts;
    }

    private Opening open(String subject, String field, String sealed) {
        return vault.openFromStore(
                Purpose.NOTIFY,
                AuthenticateOpener.STORE,
                KeyRefs.subject(subject),
                AuthenticateOpener.CONTACT + field,
                Base64.getUrlDecoder().decode(sealed));
    }
}
