package org.regesta.command.virtualid;

import java.util.List;
import org.regesta.command.virtualid.VirtualIdState.Live;
import org.regesta.command.virtualid.VirtualIdState.Unknown;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand.Issue;
import org.regesta.command.virtualid.api.VirtualIdCommand.Vid;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.events.virtualid.VirtualIdEvent.Issued;
import org.regesta.ports.Refusal;

/** What may happen to a virtual id. */
final class VirtualIdRules {

    static final VirtualIdState NOTHING_YET = new Unknown();

    private VirtualIdRules() {}

    static List<VirtualIdEvent> decide(VirtualIdCommand command, VirtualIdState state) {
        return switch (command) {
            case Issue c ->
                switch (state) {
                    case Unknown unknown ->
                        List.of(new Issued(c.vidId(), c.subject(), c.policy(), c.vid(), c.claimId(), c.expires()));
                    case Live live
                    when live.subject().equals(c.subject()) && live.policy().equals(c.policy()) ->
                        List.of(); // issued before: the number it got then stays
                    case Live live -> throw new Refusal(VirtualIdRefusal.ALREADY_ISSUED);
                };
        };
    }

    static VirtualIdState evolve(VirtualIdState state, VirtualIdEvent event) {
        return switch (event) {
            case Issued e -> new Live(e.subject(), e.policy(), new Vid(e.vid(), e.claimId()));
        };
    }

    /** The number in effect, once issued. */
    static Vid answer(VirtualIdState state) {
        return switch (state) {
            case Live live -> live.vid();
            case Unknown unknown -> throw new IllegalStateException("an accepted command leaves a virtual id");
        };
    }
}
