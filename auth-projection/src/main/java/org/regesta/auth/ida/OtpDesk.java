package org.regesta.auth.ida;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.NotifyOpener;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.springframework.stereotype.Component;

/** Sends an OTP to a person, and tells the partner where to, masked as MOSIP masks it. */
@Component
class OtpDesk implements Desk {

    private final People people;
    private final OtpGuard guard;
    private final NotifyOpener notify;
    private final Sender sender;

    OtpDesk(People people, OtpGuard guard, NotifyOpener notify, Sender sender) {
        this.people = people;
        this.guard = guard;
        this.notify = notify;
        this.sender = sender;
    }

    @Override
    public Yes serve(Visit visit) {
        if (!visit.contract().policy().allows("otp-request")) {
            throw new Denied(AuthRefusal.OTP_REQUEST_NOT_ALLOWED);
        }
        Set<Channel> channels = channels(visit.envelope());
        Person person = Individual.of(visit.envelope()).in(people, visit.at());
        visit.about(person.subject());
        visit.factor("OTP");
        if (FilterRules.isOtpLocked(person, channels, visit.at())) {
            throw new Denied(AuthRefusal.FACTOR_LOCKED, "otp");
        }
        Map<Channel, String> contacts = notify.contacts(person);
        contacts.keySet().retainAll(channels);
        contacts.keySet().removeIf(channel -> !FilterRules.isOpen(person, channel, visit.at()));
        if (contacts.isEmpty()) {
            throw new Denied(AuthRefusal.OTP_NOT_SENT, missing(channels));
        }
        String otp = guard.ask(visit, person.subject());
        contacts.forEach((channel, address) -> sender.send(new Sender.Message(
                KeyRefs.subject(person.subject()), channel, address, "otp", text(otp, visit.transactionId()))));
        return Yes.of(masked(contacts));
    }

    private static Set<Channel> channels(Fields envelope) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String name : envelope.texts("otpChannel")) {
            switch (name.toUpperCase(Locale.ROOT)) {
                case "PHONE" -> channels.add(Channel.PHONE);
                case "EMAIL" -> channels.add(Channel.EMAIL);
                case "" -> throw new Denied(AuthRefusal.CHANNEL_MISSING);
                default -> throw envelope.invalid("otpChannel");
            }
        }
        if (channels.isEmpty()) {
            throw new Denied(AuthRefusal.CHANNEL_MISSING);
        }
        return channels;
    }

    private static String missing(Set<Channel> channels) {
        if (channels.size() > 1) {
            return "Both Phone Number and Email ID are not found in identity data.";
        }
        return channels.contains(Channel.PHONE)
                ? "Phone Number is not found in identity data."
                : "Email ID is not found in identity data.";
    }

    private static String text(String otp, String transactionId) {
        return "OTP for transaction " + transactionId + " is " + otp + " and is valid for "
                + AuthLimit.OTP_VALIDITY.within().toMinutes()
                + " minutes. Do not give it to anyone who calls you.";
    }

    private static Map<String, String> masked(Map<Channel, String> contacts) {
        Map<String, String> masked = new TreeMap<>();
        contacts.forEach((channel, address) -> {
            switch (channel) {
                case PHONE -> masked.put("maskedMobile", Masks.phone(address));
                case EMAIL -> masked.put("maskedEmail", Masks.email(address));
            }
        });
        return masked;
    }
}
