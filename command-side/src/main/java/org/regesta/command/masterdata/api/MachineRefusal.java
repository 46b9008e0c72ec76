package org.regesta.command.masterdata.api;

/** Why a machine cannot be registered. */
public enum MachineRefusal {
    /** No machine of that number is registered. */
    UNKNOWN,
    /** It was given up. */
    DECOMMISSIONED,
    /** A machine of that name is registered. */
    NAME_TAKEN,
    /** Another machine has one of the keys. */
    KEY_TAKEN,
    /** No such centre was opened. */
    CENTRE_UNKNOWN,
    /** Neither a TPM's public area nor an RSA public key. */
    PUBLIC_KEY,
    SIGN_PUBLIC_KEY
}
