package org.regesta.command.partner;

import java.util.List;
import org.regesta.command.partner.MispLicenceState.Held;
import org.regesta.command.partner.MispLicenceState.None;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MispLicenceCommand;
import org.regesta.command.partner.api.MispLicenceCommand.Grant;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.MispLicenceEvent.Granted;
import org.regesta.ports.Refusal;

/** One licence at a time. */
final class MispLicenceRules {

    static final MispLicenceState NOTHING_YET = new None();

    private MispLicenceRules() {}

    static List<MispLicenceEvent> decide(MispLicenceCommand command, MispLicenceState state) {
        return switch (command) {
            case Grant c ->
                switch (state) {
                    case None none -> granted(c);
                    case Held held when !c.now().isBefore(held.expires()) -> granted(c);
                    case Held held -> throw new Refusal(LicenceRefusal.ALREADY_GRANTED);
                };
        };
    }

    static MispLicenceState evolve(MispLicenceState state, MispLicenceEvent event) {
        return switch (event) {
            case Granted e -> new Held(e.expires());
        };
    }

    private static List<MispLicenceEvent> granted(Grant c) {
        return List.of(new Granted(c.partnerId(), c.licenceId(), c.expires()));
    }
}
