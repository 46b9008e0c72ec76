package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.springframework.stereotype.Component;

/** Centre, machine and officers were in office when the packet was made, and the machine was that centre's. */
@Component
class OfficeCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final Offices offices;

    OfficeCheck(Offices offices) {
        this.offices = offices;
    }

    /** The ids of operator and supervisor, as far as they are known. */
    List<String> run(PacketReceived received, PacketContent packet, Faults faults) {
        checkPlace(received, faults);
        List<String> officers = new ArrayList<>();
        for (Part part : packet.parts()) {
            if (part.name().equals("id") && part.json(Part.META).isPresent()) {
                officer(part, "officerId", received.packetCreated(), faults).ifPresent(officers::add);
                officer(part, "supervisorId", received.packetCreated(), faults).ifPresent(officers::add);
            }
        }
        return officers.stream().distinct().toList();
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

    private Optional<String> officer(Part part, String label, Instant then, Faults faults) {
        Optional<String> id = ReferenceCheck.labelled(part.meta().path("operationsData"), label)
                .filter(officer -> ID.matcher(officer).matches())
                .filter(officer -> offices.isInOffice(officer, then));
        if (id.isEmpty()) {
            faults.add(FaultCode.OFFICER, label);
        }
        return id;
    }
}
