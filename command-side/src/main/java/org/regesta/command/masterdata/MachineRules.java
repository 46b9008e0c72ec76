package org.regesta.command.masterdata;

import java.util.List;
import org.regesta.command.masterdata.MachineState.Known;
import org.regesta.command.masterdata.MachineState.Unknown;
import org.regesta.command.masterdata.api.MachineCommand;
import org.regesta.command.masterdata.api.MachineCommand.Register;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.masterdata.MachineEvent.Registered;
import org.regesta.ports.Refusal;

/** A machine is registered once. */
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
                };
        };
    }

    static MachineState evolve(MachineState state, MachineEvent event) {
        return switch (event) {
            case Registered e -> new Known();
        };
    }
}
