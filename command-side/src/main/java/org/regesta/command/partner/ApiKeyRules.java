package org.regesta.command.partner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regesta.command.partner.ApiKeyState.Asked;
import org.regesta.command.partner.ApiKeyState.Unknown;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.command.partner.api.ApiKeyCommand.Approve;
import org.regesta.command.partner.api.ApiKeyCommand.Generate;
import org.regesta.command.partner.api.ApiKeyCommand.Refuse;
import org.regesta.command.partner.api.ApiKeyCommand.Request;
import org.regesta.command.partner.api.ApiKeyCommand.SetActive;
import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.command.partner.api.MappingRefusal;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.ApiKeyEvent.Approved;
import org.regesta.events.partner.ApiKeyEvent.Generated;
import org.regesta.events.partner.ApiKeyEvent.KeyResumed;
import org.regesta.events.partner.ApiKeyEvent.KeySuspended;
import org.regesta.events.partner.ApiKeyEvent.Refused;
import org.regesta.events.partner.ApiKeyEvent.Requested;
import org.regesta.ports.Refusal;

/** A partner asks, a manager decides, and only then there are keys. */
final class ApiKeyRules {

    static final ApiKeyState NOTHING_YET = new Unknown();

    private ApiKeyRules() {}

    static List<ApiKeyEvent> decide(ApiKeyCommand command, ApiKeyState state) {
        return switch (command) {
            case Request c ->
                switch (state) {
                    case Unknown unknown -> requested(c);
                    case ApiKeyState.Refused refused -> requested(c); // one may ask again
                    case Asked asked -> throw new Refusal(MappingRefusal.IN_PROGRESS);
                    case ApiKeyState.Approved approved -> throw new Refusal(MappingRefusal.ALREADY_APPROVED);
                };
            case Approve c -> decided(new Approved(c.mappingId()), state);
            case Refuse c -> decided(new Refused(c.mappingId()), state);
            case Generate c ->
                switch (state) {
                    case ApiKeyState.Approved approved
                    when approved.keys().containsKey(c.label()) -> throw new Refusal(ApiKeyRefusal.LABEL_TAKEN);
                    case ApiKeyState.Approved approved ->
                        List.of(new Generated(c.mappingId(), c.apiKeyId(), c.label(), c.expires()));
                    case Unknown unknown -> throw new Refusal(ApiKeyRefusal.NOT_MAPPED);
                    case Asked asked -> throw new Refusal(ApiKeyRefusal.NOT_MAPPED);
                    case ApiKeyState.Refused refused -> throw new Refusal(ApiKeyRefusal.NOT_MAPPED);
                };
            case SetActive c ->
                switch (state) {
                    case ApiKeyState.Approved approved -> set(c, approved);
                    case Unknown unknown -> throw new Refusal(ApiKeyRefusal.NOT_MAPPED);
                    case Asked asked -> throw new Refusal(ApiKeyRefusal.NOT_MAPPED);
                    case ApiKeyState.Refused refused -> throw new Refusal(ApiKeyRefusal.NOT_MAPPED);
                };
        };
    }

    private static List<ApiKeyEvent> set(SetActive c, ApiKeyState.Approved approved) {
        ApiKeyState.Key key = approved.keys().get(c.label());
        if (key == null) {
            throw new Refusal(ApiKeyRefusal.LABEL_UNKNOWN);
        }
        if (key.suspended() != c.active()) {
            return List.of();
        }
        return List.of(
                c.active()
                        ? new KeyResumed(c.mappingId(), key.apiKeyId())
                        : new KeySuspended(c.mappingId(), key.apiKeyId()));
    }

    static ApiKeyState evolve(ApiKeyState state, ApiKeyEvent event) {
        return switch (event) {
            case Requested e -> new Asked();
            case Refused e -> new ApiKeyState.Refused();
            case Approved e -> new ApiKeyState.Approved(Map.of());
            case Generated e -> with(approved(state), e.label(), new ApiKeyState.Key(e.apiKeyId(), false));
            case KeySuspended e -> with(approved(state), e.apiKeyId(), true);
            case KeyResumed e -> with(approved(state), e.apiKeyId(), false);
        };
    }

    private static ApiKeyState.Approved approved(ApiKeyState state) {
        return switch (state) {
            case ApiKeyState.Approved approved -> approved;
            case Unknown unknown -> throw new IllegalStateException("a key before any request");
            case Asked asked -> throw new IllegalStateException("a key before approval");
            case ApiKeyState.Refused refused -> throw new IllegalStateException("a key after refusal");
        };
    }

    private static ApiKeyState with(ApiKeyState.Approved approved, String apiKeyId, boolean suspended) {
        String label = approved.keys().entrySet().stream()
                .filter(each -> each.getValue().apiKeyId().equals(apiKeyId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a key that was never generated"));
        return with(approved, label, new ApiKeyState.Key(apiKeyId, suspended));
    }

    private static ApiKeyState with(ApiKeyState.Approved approved, String label, ApiKeyState.Key key) {
        Map<String, ApiKeyState.Key> keys = new HashMap<>(approved.keys());
        keys.put(label, key);
        return new ApiKeyState.Approved(Map.copyOf(keys));
    }

    private static List<ApiKeyEvent> requested(Request c) {
        return List.of(new Requested(c.mappingId(), c.partnerId(), c.policyId(), c.useCase()));
    }

    private static List<ApiKeyEvent> decided(ApiKeyEvent decision, ApiKeyState state) {
        return switch (state) {
            case Asked asked -> List.of(decision);
            case Unknown unknown -> throw new Refusal(MappingRefusal.UNKNOWN);
            case ApiKeyState.Approved approved -> throw new Refusal(MappingRefusal.DECIDED_APPROVED);
            case ApiKeyState.Refused refused -> throw new Refusal(MappingRefusal.DECIDED_REFUSED);
        };
    }
}
