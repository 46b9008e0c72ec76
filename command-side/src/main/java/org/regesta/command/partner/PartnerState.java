package org.regesta.command.partner;

/** Where a partner stands. */
sealed interface PartnerState {

    record Unknown() implements PartnerState {}

    /** @param thumbprint of its certificate, empty before it has one */
    record Known(String thumbprint, boolean suspended) implements PartnerState {}
}
