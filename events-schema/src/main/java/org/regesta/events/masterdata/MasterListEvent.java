package org.regesta.events.masterdata;

/**
 * The values that a field of the ID object may have, or the places within a place, or the levels of places. Stream
 * {@code masterlist:<listId>}.
 */
public sealed interface MasterListEvent {

    /** {@code field.<name>}, {@code location} for the topmost places, {@code location.<code>}, or {@code level}. */
    String listId();

    /** From here on the value counts, under this name in this language, ISO 639-3. */
    record ValueNamed(String listId, String code, String language, String name) implements MasterListEvent {}

    /** From here on it counts in no language. Packets that were made before stay good. */
    record ValueWithdrawn(String listId, String code) implements MasterListEvent {}
}
