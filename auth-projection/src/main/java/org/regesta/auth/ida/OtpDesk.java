package org.regesta.auth.ida;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.regesta.ports.Sender.Channel;
import org.springframework.stereotype.Component;

/** Sends an OTP to a person, and tells the partner where to, masked as MOSIP masks it. */
@Component
class OtpDesk implements Desk {

    private final People people;
    private final OtpGuard guard;
    private final HotlistFilter hotlist;
    private final OtpPost post;

    OtpDesk(People people, OtpGuard guard, HotlistFilter hotlist, OtpPost post) {
        this.people = people;
        this.guard = guard;
        this.hotlist = hotlist;
        this.post = post;
    }

    @Override
    public Yes serve(Visit visit) {
        if (!visit.contract().policy().allows("otp-request")) {
            throw new Denied(AuthRefusal.OTP_REQUEST_NOT_ALLOWED);
        }
        Set<Channel> channels = channels(visit.envelope());
        Individual individual = Individual.of(visit.envelope());
        hotlist.checkPartner(visit);
        Person person = individual.in(people, visit.at());
        visit.about(person.subject());
        visit.factor("OTP");
        boolean locked =
                !visit.asked().service().isInternal() && FilterRules.isAskingLocked(person, channels, visit.at());
        if (locked || hotlist.isBlocked(individual, visit.at())) {
            throw new Denied(AuthRefusal.FACTOR_LOCKED, "otp");
        }
        Map<Channel, String> contacts = post.contacts(person, channels);
        if (contacts.isEmpty()) {
            throw new Denied(AuthRefusal.OTP_NOT_SENT, missing(channels));
        }
        String otp = guard.ask(visit, person.subject(), individual.type());
        post.send(person, contacts, otp, visit.transactionId());
        return Yes.of(OtpPost.masked(contacts));
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
}
