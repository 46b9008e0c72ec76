package org.regesta.command.policy;

import java.util.List;
import org.regesta.command.policy.PolicyState.Live;
import org.regesta.command.policy.PolicyState.Unknown;
import org.regesta.command.policy.api.PolicyCommand;
import org.regesta.command.policy.api.PolicyCommand.Draft;
import org.regesta.command.policy.api.PolicyCommand.Publish;
import org.regesta.command.policy.api.PolicyCommand.Redraft;
import org.regesta.command.policy.api.PolicyCommand.SetActive;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.events.policy.PolicyEvent.Drafted;
import org.regesta.events.policy.PolicyEvent.Published;
import org.regesta.events.policy.PolicyEvent.Redrafted;
import org.regesta.events.policy.PolicyEvent.Resumed;
import org.regesta.events.policy.PolicyEvent.Suspended;
import org.regesta.ports.Refusal;

/** A policy is drafted, then published, and from then on it is what it is. */
final class PolicyRules {

    static final PolicyState NOTHING_YET = new Unknown();

    private PolicyRules() {}

    static List<PolicyEvent> decide(PolicyCommand command, PolicyState state) {
        return switch (command) {
            case Draft c ->
                switch (state) {
                    case Unknown unknown ->
                        List.of(new Drafted(
                                c.policyId(), c.groupId(), c.name(), c.description(), c.policyType(), c.json()));
                    case PolicyState.Draft draft -> throw new Refusal(PolicyRefusal.NAME_TAKEN);
                    case Live live -> throw new Refusal(PolicyRefusal.NAME_TAKEN);
                };
            case Redraft c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(PolicyRefusal.UNKNOWN);
                    case Live live -> throw new Refusal(PolicyRefusal.NO_DRAFT);
                    case PolicyState.Draft draft -> redrafted(c, draft);
                };
            case Publish c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(PolicyRefusal.UNKNOWN);
                    case PolicyState.Draft draft
                    when draft.groupId().equals(c.groupId()) -> List.of(new Published(c.policyId(), c.validUntil()));
                    case PolicyState.Draft draft -> throw new Refusal(PolicyRefusal.NOT_IN_GROUP);
                    case Live live
                    when live.groupId().equals(c.groupId()) -> throw new Refusal(PolicyRefusal.ALREADY_PUBLISHED);
                    case Live live -> throw new Refusal(PolicyRefusal.NOT_IN_GROUP);
                };
            case SetActive c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(PolicyRefusal.UNKNOWN);
                    case PolicyState.Draft draft -> throw new Refusal(PolicyRefusal.NOT_PUBLISHED);
                    case Live live
                    when !live.groupId().equals(c.groupId()) -> throw new Refusal(PolicyRefusal.NOT_IN_GROUP);
                    case Live live when live.suspended() != c.active() -> List.of();
                    case Live live -> List.of(c.active() ? new Resumed(c.policyId()) : new Suspended(c.policyId()));
                };
        };
    }

    private static List<PolicyEvent> redrafted(Redraft command, PolicyState.Draft draft) {
        if (!draft.groupId().equals(command.groupId())) {
            throw new Refusal(PolicyRefusal.NOT_IN_GROUP);
        }
        if (!draft.policyType().equals(command.policyType())) {
            throw new Refusal(PolicyRefusal.TYPE_NOT_ALLOWED);
        }
        return List.of(new Redrafted(command.policyId(), command.name(), command.description(), command.json()));
    }

    static PolicyState evolve(PolicyState state, PolicyEvent event) {
        return switch (event) {
            case Drafted e -> new PolicyState.Draft(e.groupId(), e.policyType());
            case Redrafted e -> state;
            case Published e ->
                switch (state) {
                    case PolicyState.Draft draft -> new Live(draft.groupId(), false);
                    case Unknown unknown -> throw new IllegalStateException("published before it was drafted");
                    case Live live -> throw new IllegalStateException("published twice");
                };
            case Suspended e -> set(state, true);
            case Resumed e -> set(state, false);
        };
    }

    private static PolicyState set(PolicyState state, boolean suspended) {
        return switch (state) {
            case Live live -> new Live(live.groupId(), suspended);
            case PolicyState.Draft draft -> throw new IllegalStateException("a draft is not in force");
            case Unknown unknown -> throw new IllegalStateException("suspended before it was drafted");
        };
    }
}
