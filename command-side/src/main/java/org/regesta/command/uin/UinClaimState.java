package org.regesta.command.uin;

import java.time.Instant;

/** Where a UIN's claim stands. */
sealed interface UinClaimState {

    /** @param had whether somebody had it once */
    record Free(boolean had) implements UinClaimState {}

    /** It stands under another name, and nothing happens under this one any more. */
    record MovedAway() implements UinClaimState {}

    /** Another may have it from {@code until} on. */
    record Held(String holder, Instant until) implements UinClaimState {}

    /** Its bearer was erased; nobody gets it any more. */
    record Retired() implements UinClaimState {}

    record Taken(String subject) implements UinClaimState {}
}
