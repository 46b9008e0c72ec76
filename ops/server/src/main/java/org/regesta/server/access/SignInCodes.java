package org.regesta.server.access;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.officer.api.OfficerContacts;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.regesta.wire.Allowances;
import org.springframework.stereotype.Component;

/**
 * Sends an officer a code to sign in with: the one that their authenticator app shows next, so it counts for a minute
 * or somewhat longer, once, and wrong ones are counted with all others. Nobody learns from the answer whether there is
 * such an officer.
 */
@Component
final class SignInCodes {

    private final OfficerGrants officers;
    private final OfficerContacts contacts;
    private final Sender sender;
    private final Allowances sent;
    private final Allowances sentToOne;

    SignInCodes(OfficerGrants officers, OfficerContacts contacts, Sender sender, Clock clock) {
        this.officers = officers;
        this.contacts = contacts;
        this.sender = sender;
        this.sent = Limit.SENT_CODES.counted(clock);
        this.sentToOne = Limit.SENT_CODES_TO_ONE.counted(clock);
    }

    /**
     * @param from whence it is asked, for the rate alone
     * @throws Refusal {@link SignInRefusal#TOO_OFTEN}, counted by whatever name is asked for
     */
    void send(String officerId, Set<Channel> channels, String from) {
        if (sent.of(officerId + " " + from).secondsToWait() > 0
                || sentToOne.of(officerId).secondsToWait() > 0) {
            throw new Refusal(SignInRefusal.TOO_OFTEN);
        }
        Optional<String> code = officers.codeToSend(officerId);
        if (code.isEmpty()) {
            return;
        }
        Map<Channel, String> addresses = contacts.of(officerId);
        String text = "Your sign-in code is " + code.get() + ". It is good for a minute, and once.";
        for (Channel channel : channels) {
            Optional.ofNullable(addresses.get(channel))
                    .ifPresent(address -> sender.send(
                            new Sender.Message(KeyRefs.officer(officerId), channel, address, "sign-in-code", text)));
        }
    }
}
