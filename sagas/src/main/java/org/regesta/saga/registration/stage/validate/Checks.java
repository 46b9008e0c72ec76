package org.regesta.saga.registration.stage.validate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Holds a packet against everything, in the order of its layers. */
@Component
class Checks {

    private static final int MAX_SEALED_BYTES = 55_000; // of an event's 65,535
    private static final int SEAL_BYTES = 320; // key name, commitment, salt, seal id, IV and tag, in base64 and JSON
    private static final Duration VIEW_LAG = Duration.ofSeconds(10);

    /** What the civil registry knows of everybody who is born; the rest comes with the years. */
    private static final List<String> BORN = List.of("fullName", Fields.DATE_OF_BIRTH, "gender");

    private final OfficeCheck office;
    private final ContentCheck content;
    private final NamedPerson named;
    private final Clock clock;

    Checks(OfficeCheck office, ContentCheck content, NamedPerson named, Clock clock) {
        this.office = office;
        this.content = content;
        this.named = named;
        this.clock = clock;
    }

    /** A schema published a moment ago may not be in the view yet that answers for it. */
    boolean schemaMayStillCome(Incoming packet) {
        return clock.instant().isBefore(packet.asked().plus(VIEW_LAG));
    }

    /** Adds every fault; the officers it could make out. */
    List<String> run(Incoming incoming, PacketContent packet, Optional<Schemas.Found> found, Faults faults) {
        PacketReceived received = incoming.received();
        Process process = incoming.process();
        packet.parts().forEach(part -> new HashCheck(part, faults).run());
        new ReferenceCheck(received, faults).run(incoming.announced(), packet);
        Optional<IdentitySchema> schema = found.map(Schemas.Found::schema);
        content.run(packet, schema, process == Process.NEW, received.packetCreated(), faults);
        new PersonCheck(packet.identity(), faults).run(schema, received.packetCreated());
        named.check(process, packet.identity(), faults);
        if (process == Process.CRVS_NEW) {
            BORN.stream()
                    .filter(field -> !packet.identity().has(field))
                    .forEach(field -> faults.add(FaultCode.SCHEMA, field));
        }
        checkSize(packet, faults);
        checkDate(received, faults);
        if (hasNoOfficer(incoming)) {
            refuseImages(packet, schema, faults);
            return List.of();
        }
        return office.run(received, packet, faults);
    }

    /** Nobody saw whose fingers they are. */
    private static void refuseImages(PacketContent packet, Optional<IdentitySchema> schema, Faults faults) {
        packet.identity().propertyNames().stream()
                .filter(field -> field.equals(Fields.INDIVIDUAL_BIOMETRICS)
                        || schema.filter(known -> known.isBiometrics(field)).isPresent())
                .forEach(field -> faults.add(FaultCode.OFFICER_PROOF, field));
    }

    /** No officer took it down: the resident's services announced it, or a service put it down. */
    private static boolean hasNoOfficer(Incoming incoming) {
        Process process = incoming.process();
        return incoming.isDeposit() || process == Process.RES_UPDATE || process == Process.RES_REPRINT;
    }

    /** Sealed field by field it must fit into one event. */
    private static void checkSize(PacketContent packet, Faults faults) {
        long bytes = Json.write(packet.identity()).getBytes(StandardCharsets.UTF_8).length;
        if (bytes * 4 / 3 + (long) packet.identity().size() * SEAL_BYTES > MAX_SEALED_BYTES) {
            faults.add(FaultCode.SIZE, "id/" + Part.ID);
        }
    }

    /** A machine's clock may be wrong, but not by more than a day into the future. */
    private void checkDate(PacketReceived received, Faults faults) {
        if (received.packetCreated().isAfter(clock.instant().plus(Duration.ofDays(1)))) {
            faults.add(FaultCode.DATE, "packet/created");
        }
    }
}
