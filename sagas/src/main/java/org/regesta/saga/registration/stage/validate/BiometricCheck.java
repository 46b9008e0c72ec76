package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Biometric files that the ID object names are there, are CBEFF, and each record in them is whole and of its kind. */
@Component
class BiometricCheck {

    private final Biometrics biometrics;

    BiometricCheck(Biometrics biometrics) {
        this.biometrics = biometrics;
    }

    void run(PacketContent packet, IdentitySchema schema, Faults faults) {
        packet.identity().properties().forEach(field -> {
            if (schema.isBiometrics(field.getKey())) {
                check(packet, field.getKey(), field.getValue(), faults);
            }
        });
    }

    private void check(PacketContent packet, String field, JsonNode about, Faults faults) {
        Optional<byte[]> cbeff = packet.file(about.path("value").asString(""));
        if (cbeff.isEmpty()) {
            faults.add(FaultCode.FILE_MISSING, field);
            return;
        }
        try {
            List<BiometricRecord> records = biometrics.readCbeff(cbeff.get());
            records.stream().filter(found -> !found.exception()).forEach(found -> check(field, found, faults));
        } catch (Biometrics.Unreadable notCbeff) {
            faults.add(FaultCode.CBEFF, field);
        }
    }

    private void check(String field, BiometricRecord found, Faults faults) {
        try {
            biometrics.check(found);
        } catch (Biometrics.Unreadable cut) {
            faults.add(FaultCode.BIOMETRIC_RECORD, field + "/" + name(found));
        }
    }

    /** {@code Right IndexFinger}: words of the CBEFF's own, or nothing. */
    private static String name(BiometricRecord found) {
        String name = (found.subtype().isEmpty() ? found.type() : found.subtype()).strip();
        return name.matches("[A-Za-z]{1,20}( [A-Za-z]{1,20}){0,2}") ? name : "(unnamed)";
    }
}
