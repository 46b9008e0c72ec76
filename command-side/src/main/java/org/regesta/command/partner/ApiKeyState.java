package org.regesta.command.partner;

import java.util.Map;

/** Where a partner's request to act under a policy stands. */
sealed interface ApiKeyState {

    record Unknown() implements ApiKeyState {}

    record Asked() implements ApiKeyState {}

    record Refused() implements ApiKeyState {}

    /** @param keys those it has, by their labels */
    record Approved(Map<String, Key> keys) implements ApiKeyState {}

    record Key(String apiKeyId, boolean suspended) {}
}
