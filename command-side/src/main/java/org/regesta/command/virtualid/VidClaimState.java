package org.regesta.command.virtualid;

/** Where a VID number's claim stands. */
sealed interface VidClaimState {

    record Free() implements VidClaimState {}

    record Taken(String vidId, String subject) implements VidClaimState {}
}
