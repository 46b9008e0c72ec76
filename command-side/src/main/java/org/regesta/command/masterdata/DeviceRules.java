package org.regesta.command.masterdata;

import java.util.List;
import org.regesta.command.masterdata.DeviceState.Gone;
import org.regesta.command.masterdata.DeviceState.Known;
import org.regesta.command.masterdata.DeviceState.Unknown;
import org.regesta.command.masterdata.api.DeviceCommand;
import org.regesta.command.masterdata.api.DeviceRefusal;
import org.regesta.events.masterdata.DeviceEvent;
import org.regesta.events.masterdata.DeviceEvent.Decommissioned;
import org.regesta.events.masterdata.DeviceEvent.Moved;
import org.regesta.events.masterdata.DeviceEvent.Registered;
import org.regesta.ports.Refusal;

/** A device is registered once, moved as often as need be, and given up once. */
final class DeviceRules {

    static final DeviceState NOTHING_YET = new Unknown();

    private DeviceRules() {}

    static List<DeviceEvent> decide(DeviceCommand command, DeviceState state) {
        return switch (state) {
            case Unknown unknown ->
                switch (command) {
                    case DeviceCommand.Register c ->
                        List.of(new Registered(c.deviceId(), c.name(), c.centreId(), c.details()));
                    case DeviceCommand.Move c -> throw new Refusal(DeviceRefusal.UNKNOWN);
                    case DeviceCommand.Decommission c -> throw new Refusal(DeviceRefusal.UNKNOWN);
                };
            case Known known ->
                switch (command) {
                    case DeviceCommand.Register c -> throw new Refusal(DeviceRefusal.ALREADY_REGISTERED);
                    case DeviceCommand.Move c ->
                        known.centreId().equals(c.centreId())
                                ? List.of()
                                : List.of(new Moved(c.deviceId(), c.centreId()));
                    case DeviceCommand.Decommission c -> List.of(new Decommissioned(c.deviceId()));
                };
            case Gone gone ->
                switch (command) {
                    case DeviceCommand.Register c -> throw new Refusal(DeviceRefusal.ALREADY_REGISTERED);
                    case DeviceCommand.Move c -> throw new Refusal(DeviceRefusal.DECOMMISSIONED);
                    case DeviceCommand.Decommission c -> List.of();
                };
        };
    }

    static DeviceState evolve(DeviceEvent event) {
        return switch (event) {
            case Registered e -> new Known(e.centreId());
            case Moved e -> new Known(e.centreId());
            case Decommissioned e -> new Gone();
        };
    }
}
