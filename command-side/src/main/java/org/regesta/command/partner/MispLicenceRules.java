package org.regesta.command.partner;

import java.util.List;
import org.regesta.command.partner.MispLicenceState.Held;
import org.regesta.command.partner.MispLicenceState.None;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MispLicenceCommand;
import org.regesta.command.partner.api.MispLicenceCommand.Grant;
import org.regesta.command.partner.api.MispLicenceCommand.SetActive;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.MispLicenceEvent.Granted;
import org.regesta.events.partner.MispLicenceEvent.Resumed;
import org.regesta.events.partner.MispLicenceEvent.Suspended;
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
            case SetActive c ->
                switch (state) {
                    case Held held when held.licenceId().equals(c.licenceId()) -> set(c, held);
                    case Held held -> throw new Refusal(LicenceRefusal.LICENCE_UNKNOWN);
                    case None none -> throw new Refusal(LicenceRefusal.LICENCE_UNKNOWN);
                };
        };
    }

    static MispLicenceState evolve(MispLicenceState state, MispLicenceEvent event) {
        return switch (event) {
            case Granted e -> new Held(e.licenceId(), e.expires(), false);
            case Suspended e -> set(state, true);
            case Resumed e -> set(state, false);
        };
    }

    private static MispLicenceState set(MispLicenceState state, boolean suspended) {
        return switch (state) {
            case Held held -> new Held(held.licenceId(), held.expires(), suspended);
            case None none -> throw new IllegalStateException("a licence that was never granted");
        };
    }

    private static List<MispLicenceEvent> set(SetActive c, Held held) {
        if (held.suspended() != c.active()) {
            return List.of();
        }
        return List.of(
                c.active() ? new Resumed(c.partnerId(), c.licenceId()) : new Suspended(c.partnerId(), c.licenceId()));
    }

    private static List<MispLicenceEvent> granted(Grant c) {
        return List.of(new Granted(c.partnerId(), c.licenceId(), c.expires()));
    }
}
