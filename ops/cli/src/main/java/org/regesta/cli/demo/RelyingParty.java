package org.regesta.cli.demo;

import java.time.Clock;
import java.util.Optional;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthPartner;

/** A bank that may ask about people, set up over the public endpoints of a server that was just made. */
public final class RelyingParty {

    private RelyingParty() {}

    /** @param device takes fingers, and is trusted */
    public record Counter(AuthPartner bank, AuthDevice device) {}

    /** @param server at its first start: its administrator has not signed in yet */
    public static Counter open(RegestaServer.Instance server, Clock clock) {
        Office office = new Office(
                new Api(server.url(), Optional.empty()),
                server.administratorLink().orElseThrow());
        Bank.Counters open = new Bank(office.administrator(), clock).open();
        return new Counter(open.bank(), open.device());
    }
}
