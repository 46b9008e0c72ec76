package org.regesta.events.registration;

/** Why a packet was made. */
public enum Process {
    NEW
}
