package org.regesta.command.policy.api;

import java.time.Instant;
import java.util.Optional;
import org.regesta.command.name.api.Names;
import org.regesta.events.Book;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.events.policy.PolicyEvent.Drafted;
import org.regesta.events.policy.PolicyEvent.Published;
import org.regesta.events.policy.PolicyGroupEvent.Created;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** Looks policies and their groups up, in their streams. */
@Component
public final class Policies {

    private static final Names.Register GROUPS = new Names.Register("policy-group", "");

    private final Ledger ledger;
    private final Names names;

    public Policies(Ledger ledger, Names names) {
        this.ledger = ledger;
        this.names = names;
    }

    /** A group, as it was created. */
    public record Group(Created as, Recorded recorded) {}

    /**
     * A policy.
     *
     * @param validUntil none while it is a draft
     * @param suspended whether it was taken out of force for a while
     */
    public record Policy(Drafted as, Recorded recorded, Optional<Instant> validUntil, boolean suspended) {

        public boolean published() {
            return validUntil.isPresent();
        }

        /** Published, and its time has not run out. */
        public boolean active(Instant now) {
            return !suspended && validUntil.filter(now::isBefore).isPresent();
        }
    }

    /** Where the names of groups stand. */
    public static Names.Register groupNames() {
        return GROUPS;
    }

    /** Where the names of a group's policies stand. */
    public static Names.Register policyNames(String groupId) {
        return new Names.Register("policy", groupId);
    }

    public Optional<Group> groupByName(String name) {
        return names.holder(GROUPS, name).flatMap(this::group);
    }

    public Optional<Group> group(String groupId) {
        return ledger.stream(Book.REGISTRY, "policygroup:" + groupId).stream()
                .filter(recorded -> recorded.payload() instanceof Created)
                .map(recorded -> new Group((Created) recorded.payload(), recorded))
                .findFirst();
    }

    /** A policy by its name within its group. */
    public Optional<Policy> policyByName(String groupId, String name) {
        return names.holder(policyNames(groupId), name).flatMap(this::policy);
    }

    public Optional<Policy> policy(String policyId) {
        Optional<Policy> policy = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "policy:" + policyId)) {
            if (recorded.payload() instanceof PolicyEvent event) {
                policy = Optional.of(after(policy, event, recorded));
            }
        }
        return policy;
    }

    /** Whether this very command was done to the policy before: a request is repeated. */
    public boolean repeats(String policyId, Attribution by) {
        return ledger.holds(Book.REGISTRY, "policy:" + policyId, by);
    }

    private static Policy after(Optional<Policy> before, PolicyEvent event, Recorded recorded) {
        return switch (event) {
            case Drafted e -> new Policy(e, recorded, Optional.empty(), false);
            case PolicyEvent.Redrafted e -> {
                Policy draft = before.orElseThrow(() -> new IllegalStateException("redrafted before it was drafted"));
                yield new Policy(
                        new Drafted(
                                e.policyId(),
                                draft.as().groupId(),
                                e.name(),
                                e.description(),
                                draft.as().policyType(),
                                e.json()),
                        recorded,
                        Optional.empty(),
                        false);
            }
            case Published e -> {
                Policy draft = before.orElseThrow(() -> new IllegalStateException("published before it was drafted"));
                yield new Policy(draft.as(), draft.recorded(), Optional.of(e.validUntil()), false);
            }
            case PolicyEvent.Suspended e -> suspended(before, true);
            case PolicyEvent.Resumed e -> suspended(before, false);
        };
    }

    private static Policy suspended(Optional<Policy> before, boolean suspended) {
        Policy policy = before.orElseThrow(() -> new IllegalStateException("suspended before it was drafted"));
        return new Policy(policy.as(), policy.recorded(), policy.validUntil(), suspended);
    }
}
