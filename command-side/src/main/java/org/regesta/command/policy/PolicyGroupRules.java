package org.regesta.command.policy;

import java.util.List;
import org.regesta.command.policy.PolicyGroupState.Known;
import org.regesta.command.policy.PolicyGroupState.Unknown;
import org.regesta.command.policy.api.PolicyGroupCommand;
import org.regesta.command.policy.api.PolicyGroupCommand.Create;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.events.policy.PolicyGroupEvent;
import org.regesta.events.policy.PolicyGroupEvent.Created;
import org.regesta.ports.Refusal;

/** A group is created once. */
final class PolicyGroupRules {

    static final PolicyGroupState NOTHING_YET = new Unknown();

    private PolicyGroupRules() {}

    static List<PolicyGroupEvent> decide(PolicyGroupCommand command, PolicyGroupState state) {
        return switch (command) {
            case Create c ->
                switch (state) {
                    case Unknown unknown -> List.of(new Created(c.groupId(), c.name(), c.description()));
                    case Known known -> throw new Refusal(PolicyRefusal.GROUP_NAME_TAKEN);
                };
        };
    }

    static PolicyGroupState evolve(PolicyGroupState state, PolicyGroupEvent event) {
        return switch (event) {
            case Created e -> new Known();
        };
    }
}
