package org.regesta.command.partner;

import org.regesta.command.partner.api.OidcClientCommand.Form;

/** Where an OpenID Connect client stands. */
sealed interface OidcClientState {

    record None() implements OidcClientState {}

    record Known(boolean active, Form form) implements OidcClientState {}
}
