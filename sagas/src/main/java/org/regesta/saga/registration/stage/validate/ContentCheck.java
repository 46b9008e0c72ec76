package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.springframework.stereotype.Component;

/** Holds what a packet says, and its files, against the schema that it names and what the schema refers to. */
@Component
class ContentCheck {

    private final BiometricCheck biometrics;
    private final MasterDataCheck masterData;

    ContentCheck(BiometricCheck biometrics, MasterDataCheck masterData) {
        this.biometrics = biometrics;
        this.masterData = masterData;
    }

    /**
     * @param whole false for a packet that says something of an identity and does not tell all of it again
     * @param then when the packet was made
     */
    void run(PacketContent packet, Optional<IdentitySchema> schema, boolean whole, Instant then, Faults faults) {
        if (schema.isEmpty()) {
            faults.add(FaultCode.SCHEMA_UNKNOWN, Fields.SCHEMA_VERSION);
            return;
        }
        int before = faults.list().size();
        schema.get().check(packet.idObject(), whole, faults);
        if (faults.list().size() == before) { // what does not follow its schema cannot be held against lists
            masterData.run(packet.identity(), schema.get(), then, faults);
        }
        DocumentCheck.run(packet, schema.get(), faults);
        biometrics.run(packet, schema.get(), then, faults);
    }
}
