package org.regesta.events.rid;

/** The registration numbers of one machine at one centre. Stream {@code ridsequence:<centre>-<machine>}. */
public sealed interface RidSequenceEvent {

    String sequenceId();

    /** @param number from 1; begins again after 99999 */
    record Drawn(String sequenceId, int number) implements RidSequenceEvent {}
}
