package org.regesta.events.registration;

/**
 * What is wrong with a packet, and where.
 *
 * @param where a schema field, a file of the packet's layout or a finger: never a value, never a person's words
 */
public record Fault(FaultCode code, String where) {}
