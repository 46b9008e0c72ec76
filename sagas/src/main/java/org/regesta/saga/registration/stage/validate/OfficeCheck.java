package org.regesta.saga.registration.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.events.masterdata.MachineEvent;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** Centre, machine and officers are known to the registry, and the machine is that centre's. */
@Component
class OfficeCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final Ledger ledger;

    OfficeCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The ids of operator and supervisor, as far as they are known. */
    List<String> run(PacketReceived received, PacketContent packet, Faults faults) {
        checkPlace(received, faults);
        List<String> officers = new ArrayList<>();
        for (Part part : packet.parts()) {
            if (part.name().equals("id") && part.json(Part.META).isPresent()) {
                officer(part, "officerId", faults).ifPresent(officers::add);
                officer(part, "supervisorId", faults).ifPresent(officers::add);
            }
        }
        return officers.stream().distinct().toList();
    }

    private void checkPlace(PacketReceived received, Faults faults) {
        boolean open = payloads("centre:" + received.centreId()).stream().anyMatch(CentreEvent.class::isInstance);
        if (!open) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "centerId");
        }
        Optional<String> centre = payloads("machine:" + received.machineId()).stream()
                .filter(MachineEvent.Registered.class::isInstance)
                .map(event -> ((MachineEvent.Registered) event).centreId())
                .reduce((earlier, later) -> later);
        if (!centre.equals(Optional.of(received.centreId()))) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "machineId");
        }
    }

    private Optional<String> officer(Part part, String label, Faults faults) {
        Optional<String> id = ReferenceCheck.labelled(part.meta().path("operationsData"), label)
                .filter(officer -> ID.matcher(officer).matches())
                .filter(officer ->
                        payloads("officer:" + officer).stream().anyMatch(OfficerEvent.Appointed.class::isInstance));
        if (id.isEmpty()) {
            faults.add(FaultCode.OFFICER, label);
        }
        return id;
    }

    private List<Object> payloads(String stream) {
        return ledger.stream(Book.REGISTRY, stream).stream()
                .map(Recorded::payload)
                .toList();
    }
}
