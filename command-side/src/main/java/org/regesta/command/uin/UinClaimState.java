package org.regesta.command.uin;

import java.time.Instant;

/** Where a UIN's claim stands. */
sealed interface UinClaimState {

    record Free() implements UinClaimState {}

    /** Another may have it from {@code until} on. */
    record Held(String holder, Instant until) implements UinClaimState {}

    /** Its bearer was erased; nobody gets it any more. */
    record Retired() implements UinClaimState {}

    record Taken(String subject) implements UinClaimState {}
}
