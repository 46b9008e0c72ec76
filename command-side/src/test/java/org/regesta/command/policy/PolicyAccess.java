package org.regesta.command.policy;

import org.regesta.command.House;
import org.regesta.command.name.NameAccess;
import org.regesta.command.name.api.Names;
import org.regesta.command.policy.api.Policies;

/** Lets tests of other features run the real thing. */
public final class PolicyAccess {

    public static final Class<?>[] AGGREGATES = {Policy.class, PolicyGroup.class, NameAccess.AGGREGATE};

    private PolicyAccess() {}

    public static Policies policies(House house) {
        return new Policies(house.ledger, new Names(house, house.ledger));
    }

    public static Object endpoint(House house) {
        Names names = new Names(house, house.ledger);
        Policies policies = policies(house);
        return new PolicyEndpoint(new PolicyMaking(house, names, policies, house.clock), policies, house, house.clock);
    }
}
