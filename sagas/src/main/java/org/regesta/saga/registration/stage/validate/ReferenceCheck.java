package org.regesta.saga.registration.stage.validate;

import java.math.BigDecimal;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.SupervisorStatus;
import tools.jackson.databind.JsonNode;

/**
 * RID, process, centre and machine inside the packet are those of its name and its announcement, wherever they stand.
 */
final class ReferenceCheck {

    private final PacketReceived received;
    private final Faults faults;

    ReferenceCheck(PacketReceived received, Faults faults) {
        this.received = received;
        this.faults = faults;
    }

    void run(Synced announced, PacketContent packet) {
        if (announced.supervisorStatus() != SupervisorStatus.APPROVED) {
            faults.add(FaultCode.SUPERVISOR, "supervisorStatus");
        }
        boolean anywhere = announced.process() == Process.BIOMETRIC_CORRECTION; // the person may go to another centre
        if (!anywhere && !received.registrationId().startsWith(received.centreId() + received.machineId())) {
            faults.add(FaultCode.REFERENCE, "packet/registrationId");
        }
        packet.parts().forEach(part -> {
            part.about().ifPresent(about -> checkDescription(part, about, announced.process(), packet.identity()));
            if (part.json(Part.META).isPresent()) {
                checkMeta(part, announced.process());
            }
        });
    }

    private void checkDescription(Part part, JsonNode about, Process process, JsonNode identity) {
        String where = part.name() + ".json/";
        String rid = received.registrationId();
        same(about, "process", process.name(), where);
        same(about, "id", rid, where);
        same(about, "packetname", rid + "_" + part.name(), where);
        Optional<BigDecimal> told = number(about.path("schemaversion"));
        Optional<BigDecimal> meant = number(identity.path(Fields.SCHEMA_VERSION));
        if (told.isPresent() && meant.isPresent() && told.get().compareTo(meant.get()) != 0) {
            faults.add(FaultCode.REFERENCE, where + "schemaversion");
        }
    }

    private void checkMeta(Part part, Process process) {
        String where = part.where(Part.META) + "/";
        same(part.meta(), "registrationId", received.registrationId(), where);
        JsonNode labels = part.meta().path("metaData");
        label(labels, "registrationId", received.registrationId(), where);
        label(labels, "centerId", received.centreId(), where);
        label(labels, "machineId", received.machineId(), where);
        label(labels, "registrationType", process.name(), where);
    }

    private void label(JsonNode labels, String name, String expected, String where) {
        if (!labelled(labels, name).filter(expected::equalsIgnoreCase).isPresent()) { // MOSIP writes New and NEW
            faults.add(FaultCode.REFERENCE, where + name);
        }
    }

    /** The value of a label in a list of {@code {label, value}}. */
    static Optional<String> labelled(JsonNode labels, String name) {
        return labels.valueStream()
                .filter(pair -> pair.path("label").asString("").equals(name))
                .map(pair -> pair.path("value").asString(""))
                .findFirst();
    }

    private void same(JsonNode in, String field, String expected, String where) {
        if (!in.path(field).asString("").equals(expected)) {
            faults.add(FaultCode.REFERENCE, where + field);
        }
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }
}
