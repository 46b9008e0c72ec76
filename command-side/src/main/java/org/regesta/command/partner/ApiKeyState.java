package org.regesta.command.partner;

import java.util.Set;

/** Where a partner's request to act under a policy stands. */
sealed interface ApiKeyState {

    record Unknown() implements ApiKeyState {}

    record Asked() implements ApiKeyState {}

    record Refused() implements ApiKeyState {}

    /** @param labels of the keys it has */
    record Approved(Set<String> labels) implements ApiKeyState {}
}
