package org.regesta.auth.ida;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.auth.person.NotifyOpener;
import org.regesta.auth.person.Person;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.springframework.stereotype.Component;

/** Brings OTPs to people. */
@Component
class OtpPost {

    private final NotifyOpener notify;
    private final Sender sender;

    OtpPost(NotifyOpener notify, Sender sender) {
        this.notify = notify;
        this.sender = sender;
    }

    /** Where a person can be reached by these channels. */
    Map<Channel, String> contacts(Person person, Set<Channel> channels) {
        Map<Channel, String> contacts = notify.contacts(person);
        contacts.keySet().retainAll(channels);
        return contacts;
    }

    void send(Person person, Map<Channel, String> contacts, String otp, String transactionId) {
        contacts.forEach((channel, address) -> sender.send(new Sender.Message(
                KeyRefs.subject(person.subject()), channel, address, "otp", text(otp, transactionId))));
    }

    /** @return whether there is an address to write to */
    boolean tell(Person person, String kind, String text) {
        Map<Channel, String> contacts = notify.contacts(person);
        contacts.forEach((channel, address) ->
                sender.send(new Sender.Message(KeyRefs.subject(person.subject()), channel, address, kind, text)));
        return !contacts.isEmpty();
    }

    /** As MOSIP's answer shows where it went. */
    static Map<String, String> masked(Map<Channel, String> contacts) {
        Map<String, String> masked = new TreeMap<>();
        contacts.forEach((channel, address) -> {
            switch (channel) {
                case PHONE -> masked.put("maskedMobile", Masks.phone(address));
                case EMAIL -> masked.put("maskedEmail", Masks.email(address));
            }
        });
        return masked;
    }

    private static String text(String otp, String transactionId) {
        return "OTP for transaction " + transactionId + " is " + otp + " and is valid for "
                + AuthLimit.OTP_VALIDITY.within().toMinutes()
                + " minutes. Do not give it to anyone who calls you.";
    }
}
