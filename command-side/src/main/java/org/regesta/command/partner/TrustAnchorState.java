package org.regesta.command.partner;

/** Where a CA certificate stands. */
sealed interface TrustAnchorState {

    record Unknown() implements TrustAnchorState {}

    record Trusted() implements TrustAnchorState {}
}
