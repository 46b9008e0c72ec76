package org.regesta.events.masterdata;

/** A registration machine. Stream {@code machine:<machineId>}, five digits. */
public sealed interface MachineEvent {

    String machineId();

    /** @param publicKey the machine's TPM key, base64, as MOSIP's wire gives it */
    record Registered(String machineId, String name, String centreId, String publicKey) implements MachineEvent {}
}
