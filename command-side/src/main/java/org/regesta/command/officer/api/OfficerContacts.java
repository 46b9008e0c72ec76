package org.regesta.command.officer.api;

import java.util.EnumMap;
import java.util.Map;
import org.regesta.events.Book;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Sender.Channel;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens where an officer can be reached, as their appointment says. */
@Component
@OpenerOf(Purpose.ADMINISTER)
public class OfficerContacts {

    private static final Map<Channel, String> FIELDS = Map.of(Channel.PHONE, "phone", Channel.EMAIL, "email");

    private final Ledger ledger;
    private final Vault vault;

    public OfficerContacts(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /** A channel without an address is not in it; nothing is for whoever was not appointed. */
    public Map<Channel, String> of(String officerId) {
        Map<Channel, String> contacts = new EnumMap<>(Channel.class);
        ledger.stream(Book.REGISTRY, "officer:" + officerId).forEach(recorded -> {
            if (recorded.payload() instanceof OfficerEvent.Appointed appointed) {
                open(appointed.attributes(), contacts);
            }
        });
        return contacts;
    }

    private void open(Map<String, Sealed> attributes, Map<Channel, String> contacts) {
        FIELDS.forEach((channel, field) -> {
            Sealed sealed = attributes.get(field);
            if (sealed != null
                    && vault.open(Purpose.ADMINISTER, field, sealed) instanceof Opening.Opened opened
                    && !opened.text().isBlank()) {
                contacts.put(channel, opened.text());
            }
        });
    }
}
