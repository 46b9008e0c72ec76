package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.springframework.stereotype.Component;

/** Centre, machine, devices and officers as they were when the packet was made, and the machine that centre's. */
@Component
class OfficeCheck {

    private final Offices offices;
    private final OfficerCheck officers;
    private final DeviceCheck devices;

    OfficeCheck(Offices offices, OfficerCheck officers, DeviceCheck devices) {
        this.offices = offices;
        this.officers = officers;
        this.devices = devices;
    }

    /** The ids of operator and supervisor, as far as they are known. */
    List<String> run(PacketReceived received, PacketContent packet, Faults faults) {
        checkPlace(received, faults);
        List<String> signed = new ArrayList<>();
        for (Part part : packet.parts()) {
            if (part.name().equals("id") && part.json(Part.META).isPresent()) {
                Instant then = received.packetCreated();
                officers.run("officer", part, then, faults).ifPresent(signed::add);
                officers.run("supervisor", part, then, faults).ifPresent(signed::add);
                devices.run(received, part, faults);
            }
        }
        return signed.stream().distinct().toList();
    }

    private void checkPlace(PacketReceived received, Faults faults) {
        Instant then = received.packetCreated();
        if (!offices.isOpen(received.centreId(), then)) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "centerId");
        }
        boolean stoodThere = offices.machine(received.machineId(), then)
                .filter(machine -> machine.centreId().equals(received.centreId()))
                .isPresent();
        if (!stoodThere) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "machineId");
        }
    }
}
