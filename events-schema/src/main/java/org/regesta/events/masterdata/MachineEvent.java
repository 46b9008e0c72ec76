package org.regesta.events.masterdata;

import java.util.Map;

/** A registration machine. Stream {@code machine:<machineId>}, five digits. */
public sealed interface MachineEvent {

    String machineId();

    /**
     * @param centreId empty while it stands at no centre
     * @param publicKey what is encrypted for the machine: base64 of its TPM's public area or of an X.509 public key
     * @param signPublicKey what the machine signs with, in the same form
     * @param details MOSIP's other columns by their wire names
     */
    record Registered(
            String machineId,
            String name,
            String centreId,
            String publicKey,
            String signPublicKey,
            Map<String, String> details)
            implements MachineEvent {}

    /** What it is from now on, all of it: moved to another centre, or given other keys or another name. */
    record Changed(
            String machineId,
            String name,
            String centreId,
            String publicKey,
            String signPublicKey,
            Map<String, String> details)
            implements MachineEvent {}

    /** It is given up for good. When that was, says {@code occurred} if it was not when it was recorded. */
    record Decommissioned(String machineId) implements MachineEvent {}
}
