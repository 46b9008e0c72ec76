package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Biometric files that the ID object names are there, are CBEFF, and each record in them is whole, of its kind, and
 * what its device signed.
 */
@Component
class BiometricCheck {

    private static final String CLIENT = "Registration Client Version Number";

    private final Biometrics biometrics;
    private final SampleCheck samples;

    BiometricCheck(Biometrics biometrics, SampleCheck samples) {
        this.biometrics = biometrics;
        this.samples = samples;
    }

    /** @param then when the packet was made */
    void run(PacketContent packet, IdentitySchema schema, Instant then, Faults faults) {
        packet.identity().properties().forEach(field -> {
            if (schema.isBiometrics(field.getKey())) {
                check(packet, field.getKey(), field.getValue(), then, faults);
            }
        });
    }

    private void check(PacketContent packet, String field, JsonNode about, Instant then, Faults faults) {
        Optional<byte[]> cbeff = packet.file(about.path("value").asString(""));
        if (cbeff.isEmpty()) {
            faults.add(FaultCode.FILE_MISSING, field);
            return;
        }
        try {
            List<BiometricRecord> records = biometrics.readCbeff(cbeff.get());
            records.stream().filter(found -> !found.exception()).forEach(found -> check(field, found, faults));
            String client = client(packet);
            records.stream()
                    .filter(found -> !samples.holds(found, client, then))
                    .forEach(found -> faults.add(FaultCode.SAMPLE_SIGNATURE, field + "/" + name(found)));
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

    /** The version of the client that made it, as it says itself. */
    private static String client(PacketContent packet) {
        for (Part part : packet.parts()) {
            for (JsonNode said : part.meta().path("metaData")) {
                if (said.path("label").asString("").equalsIgnoreCase(CLIENT)) {
                    return said.path("value").asString("");
                }
            }
        }
        return "";
    }

    /** {@code Right IndexFinger}: words of the CBEFF's own, or nothing. */
    private static String name(BiometricRecord found) {
        String name = (found.subtype().isEmpty() ? found.type() : found.subtype()).strip();
        return name.matches("[A-Za-z]{1,20}( [A-Za-z]{1,20}){0,2}") ? name : "(unnamed)";
    }
}
