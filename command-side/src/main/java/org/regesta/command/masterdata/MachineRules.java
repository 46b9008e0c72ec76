package org.regesta.command.masterdata;

import java.util.List;
import org.regesta.command.masterdata.MachineState.Gone;
import org.regesta.command.masterdata.MachineState.Known;
import org.regesta.command.masterdata.MachineState.Unknown;
import org.regesta.command.masterdata.api.MachineCommand;
import org.regesta.command.masterdata.api.MachineCommand.Change;
import org.regesta.command.masterdata.api.MachineCommand.Decommission;
import org.regesta.command.masterdata.api.MachineCommand.Register;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.masterdata.MachineEvent.Changed;
import org.regesta.events.masterdata.MachineEvent.Decommissioned;
import org.regesta.events.masterdata.MachineEvent.Registered;
import org.regesta.ports.Refusal;

/** A machine is registered once, changed as often as need be, and given up once. */
final class MachineRules {

    static final MachineState NOTHING_YET = new Unknown();

    private MachineRules() {}

    static List<MachineEvent> decide(MachineCommand command, MachineState state) {
        return switch (command) {
            case Register c ->
                switch (state) {
                    case Unknown unknown ->
                        List.of(new Registered(
                                c.machineId(), c.name(), c.centreId(), c.publicKey(), c.signPublicKey(), c.details()));
                    case Known known -> throw new Refusal(MachineRefusal.NAME_TAKEN);
                    case Gone gone -> throw new Refusal(MachineRefusal.NAME_TAKEN);
                };
            case Change c -> change(c, state);
            case Decommission c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(MachineRefusal.UNKNOWN);
                    case Known known -> List.of(new Decommissioned(c.machineId()));
                    case Gone gone -> List.of();
                };
        };
    }

    private static List<MachineEvent> change(Change c, MachineState state) {
        MachineEvent changed =
                new Changed(c.machineId(), c.name(), c.centreId(), c.publicKey(), c.signPublicKey(), c.details());
        return switch (state) {
            case Unknown unknown -> throw new Refusal(MachineRefusal.UNKNOWN);
            case Gone gone -> throw new Refusal(MachineRefusal.DECOMMISSIONED);
            case Known known -> known.is().equals(changed) ? List.of() : List.of(changed);
        };
    }

    static MachineState evolve(MachineState state, MachineEvent event) {
        return switch (event) {
            case Registered e -> new Known(e);
            case Changed e -> new Known(e);
            case Decommissioned e -> new Gone();
        };
    }
}
