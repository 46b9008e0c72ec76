package org.regesta.command.policy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.regesta.command.name.api.Names;
import org.regesta.command.policy.api.Policies;
import org.regesta.command.policy.api.PolicyCommand;
import org.regesta.command.policy.api.PolicyGroupCommand;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Makes groups and policies under names that stand once, and publishes them. */
@Component
class PolicyMaking {

    /** MOSIP's 200 years: a policy ends by being replaced. */
    static final Duration VALID = Duration.ofDays(200 * 365L);

    private final Commands commands;
    private final Names names;
    private final Policies policies;
    private final Clock clock;

    PolicyMaking(Commands commands, Names names, Policies policies, Clock clock) {
        this.commands = commands;
        this.names = names;
        this.policies = policies;
        this.clock = clock;
    }

    /** @throws Refusal {@link PolicyRefusal#GROUP_NAME_TAKEN} */
    Policies.Group create(String name, String description, Attribution by) {
        String id = names.take(Policies.groupNames(), name, newId(by), by);
        commands.send(new PolicyGroupCommand.Create(id, name, description), by);
        return policies.group(id).orElseThrow();
    }

    /** @throws Refusal of {@link PolicyRefusal} */
    Policies.Policy draft(Optional<String> wantedId, PolicyCommand.Draft asked, Attribution by) {
        String id = names.take(Policies.policyNames(asked.groupId()), asked.name(), wantedId.orElse(newId(by)), by);
        if (wantedId.isPresent() && !wantedId.get().equals(id)) {
            throw new Refusal(PolicyRefusal.NAME_TAKEN);
        }
        commands.send(
                new PolicyCommand.Draft(
                        id, asked.groupId(), asked.name(), asked.description(), asked.policyType(), asked.json()),
                by);
        return policies.policy(id).orElseThrow();
    }

    /** @throws Refusal of {@link PolicyRefusal} */
    Policies.Policy redraft(PolicyCommand.Redraft asked, Attribution by) {
        Policies.Policy known = policies.policy(asked.policyId()).orElseThrow(() -> new Refusal(PolicyRefusal.UNKNOWN));
        if (known.published()) {
            throw new Refusal(PolicyRefusal.NO_DRAFT); // before the new name is taken
        }
        String holder = names.take(Policies.policyNames(asked.groupId()), asked.name(), asked.policyId(), by);
        if (!holder.equals(asked.policyId())) {
            throw new Refusal(PolicyRefusal.NAME_TAKEN);
        }
        commands.send(asked, by);
        return policies.policy(asked.policyId()).orElseThrow();
    }

    /** @throws Refusal of {@link PolicyRefusal} */
    Policies.Policy publish(String policyId, String groupId, Attribution by) {
        if (policies.group(groupId).isEmpty()) {
            throw new Refusal(PolicyRefusal.GROUP_UNKNOWN);
        }
        if (!policies.repeats(policyId, by)) {
            commands.send(
                    new PolicyCommand.Publish(policyId, groupId, clock.instant().plus(VALID)), by);
        }
        return policies.policy(policyId).orElseThrow();
    }

    /** @throws Refusal of {@link PolicyRefusal} */
    void setActive(String policyId, String groupId, boolean active, Attribution by) {
        if (policies.group(groupId).isEmpty()) {
            throw new Refusal(PolicyRefusal.GROUP_UNKNOWN);
        }
        commands.send(new PolicyCommand.SetActive(policyId, groupId, active), by);
    }

    /** The same for a request repeated with its command id. */
    private static String newId(Attribution by) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((by.actor() + "/" + commandId).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
