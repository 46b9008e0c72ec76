package org.regesta.command.virtualid;

import java.time.Instant;

/** Where a VID number's claim stands. */
sealed interface VidClaimState {

    record Free() implements VidClaimState {}

    /** Another may have it from {@code until} on. */
    record Held(String holder, Instant until) implements VidClaimState {}

    record Taken(String vidId, String subject) implements VidClaimState {}
}
